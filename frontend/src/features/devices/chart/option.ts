import type { EChartsCoreOption } from "echarts/core";

import type { Alarm, Device, Locale, Threshold } from "@/lib/api";
import { UNITS } from "@/lib/format";

import type { Line } from "./join";
import { indexAt } from "./join";
import type { View } from "./view";

/** The chart's axis knows no zones: what it calls UTC is Japan's time. */
const ZONE = 9 * 3_600_000;
export const MARGINS = { left: 46, right: 14 };
export const PLOT = { top: 30, height: 190, gap: 34, bottom: 26 };
const FEW = 80;

export interface Palette {
  ink: string;
  soft: string;
  faint: string;
  line: string;
  card: string;
  ai: string;
  beni: string;
  yama: string;
  font: string;
}

export interface Drawing {
  device: Device;
  lines: Line[];
  view: View;
  alarms: readonly Alarm[];
  now: number;
  locale: Locale;
  names: Record<Line["metric"], string>;
  limit: (threshold: Pick<Threshold, "direction" | "set_at" | "metric">) => string;
  palette: Palette;
  tooltip: (at: number) => string;
}

export function heightOf(plots: number): number {
  return PLOT.top + plots * PLOT.height + (plots - 1) * PLOT.gap + PLOT.bottom;
}

export function optionOf(drawing: Drawing): EChartsCoreOption {
  const { lines, palette } = drawing;
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: palette.font, fontSize: 12 },
    grid: lines.map((_, at) => ({ left: MARGINS.left, right: MARGINS.right, top: PLOT.top + at * (PLOT.height + PLOT.gap), height: PLOT.height, outerBoundsMode: "none" })),
    xAxis: lines.map((_, at) => xAxis(drawing, at, at === lines.length - 1)),
    yAxis: lines.map((line, at) => yAxis(drawing, line, at)),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    tooltip: {
      trigger: "axis", confine: true, transitionDuration: 0, backgroundColor: palette.card, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 }, extraCssText: "box-shadow:none;border-radius:8px",
      axisPointer: { type: "line", lineStyle: { color: palette.faint, type: "solid", width: 1 }, label: { show: false } },
      formatter: (parameters: unknown) => drawing.tooltip(momentOf(parameters)),
    },
    series: lines.flatMap((line, at) => seriesOf(drawing, line, at)),
  };
}

function momentOf(parameters: unknown): number {
  const first: unknown = Array.isArray(parameters) ? parameters[0] : parameters;
  const value = typeof first === "object" && first !== null && "axisValue" in first ? Number(first.axisValue) : Number.NaN;
  return value - ZONE;
}

function xAxis({ view, palette, locale }: Drawing, gridIndex: number, labelled: boolean) {
  const day = locale === "ja" ? "{M}/{d}" : "{d} {MMM}";
  return {
    type: "time", gridIndex, min: view.from + ZONE, max: view.to + ZONE, splitNumber: 6,
    axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: {
      show: labelled, color: palette.soft, hideOverlap: true, showMinLabel: false, showMaxLabel: false,
      formatter: { year: "{yyyy}", month: locale === "ja" ? "{M}月" : "{MMM}", day, hour: "{HH}:{mm}", minute: "{HH}:{mm}", second: "{HH}:{mm}:{ss}", millisecond: "{HH}:{mm}:{ss}", none: "{HH}:{mm}" },
    },
  };
}

function yAxis(drawing: Drawing, line: Line, gridIndex: number) {
  const { palette, names } = drawing;
  const { min, max, interval } = extentOf(drawing, line);
  return {
    type: "value", gridIndex, min, max, interval,
    name: `${names[line.metric]} ${UNITS[line.metric]}`, nameTextStyle: { color: palette.ink, fontSize: 13, fontWeight: 600, align: "left", padding: [0, 0, 0, -MARGINS.left + 6] }, nameGap: 12,
    axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: palette.faint, showMinLabel: true, showMaxLabel: true }, splitLine: { lineStyle: { color: palette.line } },
  };
}

const STEPS = [0.5, 1, 2, 5, 10, 20, 25, 50, 100];
const BOUNDS = { temperature: [-1000, 1000], humidity: [0, 100] } as const;

/** The values in view with some air, and the limits that are near them. */
function extentOf({ device, view }: Drawing, line: Line): { min: number; max: number; interval: number } {
  const [first, last] = [Math.max(0, indexAt(line.timestamps, view.from) - 1), Math.min(line.timestamps.length, indexAt(line.timestamps, view.to) + 1)];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = first; index < last; index += 1) {
    low = Math.min(low, line.low[index] ?? low);
    high = Math.max(high, line.high[index] ?? high);
  }
  if (low > high) [low, high] = line.metric === "temperature" ? [0, 30] : [0, 100];
  const reach = Math.max(high - low, line.metric === "temperature" ? 4 : 12);
  for (const { metric, set_at } of device.thresholds) {
    if (metric !== line.metric || set_at < low - reach || set_at > high + reach) continue;
    low = Math.min(low, set_at);
    high = Math.max(high, set_at);
  }
  const interval = STEPS.find((each) => (high - low) / each <= 5) ?? 100;
  const air = (high - low) * 0.04;
  const [least, most] = BOUNDS[line.metric];
  return { min: Math.max(least, Math.floor((low - air) / interval) * interval), max: Math.min(most, Math.ceil((high + air) / interval) * interval), interval };
}

function seriesOf(drawing: Drawing, line: Line, at: number) {
  const { palette, view } = drawing;
  const visible = indexAt(line.timestamps, view.to) - indexAt(line.timestamps, view.from);
  const base = { type: "line", xAxisIndex: at, yAxisIndex: at, showSymbol: false, silent: true, connectNulls: false, stack: undefined };
  const stacked = { ...base, stack: `band-${at}`, stackStrategy: "all", lineStyle: { width: 0 } };
  return [
    { ...stacked, data: points(line, (index) => line.low[index] ?? null), areaStyle: { opacity: 0 } },
    { ...stacked, data: points(line, (index) => (line.high[index] ?? 0) - (line.low[index] ?? 0)), areaStyle: { color: palette.ai, opacity: 0.22 } },
    {
      ...base, z: 3, showSymbol: visible <= FEW, symbol: "circle", symbolSize: 4, itemStyle: { color: palette.ai }, lineStyle: { color: palette.ai, width: 1.6 }, data: points(line, (index) => line.values[index] ?? null),
      markLine: { silent: true, symbol: "none", animation: false, data: limits(drawing, line) },
      markArea: { silent: true, animation: false, data: [...shades(drawing, line), ...windows(drawing, line)] },
      markPoint: { silent: true, animation: false, data: openings(drawing, line) },
    },
  ];
}

/** A pair each; an empty one where nothing was measured breaks the line. */
function points(line: Line, value: (index: number) => number | null): [number, number | null][] {
  const data: [number, number | null][] = [];
  line.timestamps.forEach((at, index) => {
    if (line.breaks[index] === true) data.push([at + ZONE - 1, null]);
    data.push([at + ZONE, value(index)]);
  });
  return data;
}

function colourOf(severity: Alarm["severity"], palette: Palette): string {
  return { critical: palette.beni, warning: palette.yama, info: palette.faint }[severity];
}

function limits({ device, palette, limit }: Drawing, line: Line) {
  return device.thresholds.filter(({ metric }) => metric === line.metric).map((threshold) => ({
    yAxis: threshold.set_at, lineStyle: { color: colourOf(threshold.severity, palette), type: [5, 4], width: 1.2 },
    label: { show: true, position: threshold.direction === "above" ? "insideStartTop" : "insideStartBottom", formatter: limit(threshold), color: palette.soft, fontSize: 11 },
  }));
}

/** Beyond a limit. */
function shades(drawing: Drawing, line: Line) {
  const { device, palette } = drawing;
  const { min, max } = extentOf(drawing, line);
  return device.thresholds.filter(({ metric }) => metric === line.metric).map((threshold) => [
    { yAxis: threshold.set_at, itemStyle: { color: colourOf(threshold.severity, palette), opacity: 0.05 } },
    { yAxis: threshold.direction === "above" ? Math.max(max, threshold.set_at) : Math.min(min, threshold.set_at) },
  ]);
}

/** When something was wrong. */
function windows({ alarms, palette, now }: Drawing, line: Line) {
  return alarms.filter(({ metric }) => metric === null || metric === line.metric).map((alarm) => [
    { xAxis: Date.parse(alarm.since) + ZONE, itemStyle: { color: alarm.kind === "offline" ? palette.faint : palette.beni, opacity: 0.12 } },
    { xAxis: (alarm.cleared_at === null ? now : Date.parse(alarm.cleared_at)) + ZONE },
  ]);
}

/** The reading that opened an alarm. */
function openings({ alarms, palette }: Drawing, line: Line) {
  return alarms.flatMap(({ metric, value, opened_at }) =>
    metric === line.metric && value !== null ? [{ coord: [Date.parse(opened_at) + ZONE, value], symbol: "circle", symbolSize: 7, itemStyle: { color: palette.beni, borderColor: palette.card, borderWidth: 1 }, label: { show: false } }] : [],
  );
}
