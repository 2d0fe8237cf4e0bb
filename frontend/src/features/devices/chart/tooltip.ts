import { useMetricName } from "@/components";
import { formatMoment, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { nearest, type Line } from "./join";

/** What the pointer rests on, as the HTML that the chart wants: fixed words and numbers only, nothing a person typed. */
export function useTooltip(lines: Line[]): (at: number) => string {
  const locale = useLocale();
  const metricName = useMetricName();
  return (at) => {
    const rows = lines.flatMap((line) => {
      const index = nearest(line.timestamps, at);
      const moment = line.timestamps[index];
      if (moment === undefined) return [];
      const [value, low, high] = [line.values[index], line.low[index], line.high[index]];
      const band = low === high ? "" : ` <span style="opacity:.75">${formatReading(low, line.metric)} – ${formatReading(high, line.metric)}</span>`;
      return [{ moment, text: `${metricName(line.metric)} <b>${formatReading(value, line.metric)}</b>${band}` }];
    });
    const first = rows[0];
    return first === undefined ? "" : [formatMoment(first.moment, locale), ...rows.map((row) => row.text)].join("<br>");
  };
}
