export { formatAmount, formatExact, formatNumber, formatPercent, formatQuantity, parseAmount } from "./amount";
export {
  addDays,
  ageOn,
  daysBetween,
  formatAge,
  formatDateTime,
  formatDay,
  formatLongDay,
  formatMinutes,
  formatRelativeDays,
  formatShortDay,
  isPast,
  todayInJapan,
} from "./date";
export { formatDuration, formatMoment, formatReading, formatWait, toMinute, UNITS } from "./reading";
export { formatCost, formatMonth, monthBefore } from "./usage";
