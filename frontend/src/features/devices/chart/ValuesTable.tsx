import { useMediaQuery } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";

import { EmptyState, useMetricName, useVirtualRows } from "@/components";
import { formatMoment, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { NARROW } from "@/lib/media";

import classes from "./chart.module.css";
import { indexAt, type Line } from "./join";
import type { View } from "./view";

/** Heights of a row, as the style sheet has them. */
const ROW = 33;
const TALL = 44;
const NOTHING = () => undefined;

/** The same values as the charts, the newest first. */
export function ValuesTable({ lines, view }: { lines: Line[]; view: View }) {
  const { t } = useLingui();
  const locale = useLocale();
  const metricName = useMetricName();
  const tall = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const moments = useMemo(() => momentsOf(lines, view), [lines, view]);
  const { start, items, before, after } = useVirtualRows(moments.length, tall ? TALL : ROW, NOTHING);
  if (moments.length === 0) return <EmptyState><Trans>Nothing was measured in this time.</Trans></EmptyState>;
  return (
    <div ref={start}>
      <table className={classes.table} aria-label={t`Values`} aria-rowcount={moments.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col"><Trans>Time</Trans></th>
            {lines.map((line) => <th key={line.metric} scope="col">{metricName(line.metric)}</th>)}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map(({ index }) => {
            const at = moments[index];
            return at === undefined ? null : (
              <tr key={at} aria-rowindex={index + 2}>
                <th scope="row">{formatMoment(at, locale)}</th>
                {lines.map((line) => <Value key={line.metric} line={line} at={at} />)}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function Value({ line, at }: { line: Line; at: number }) {
  const index = indexAt(line.timestamps, at);
  if (line.timestamps[index] !== at) return <td />;
  const [value, low, high] = [line.values[index], line.low[index], line.high[index]];
  return (
    <td>
      {formatReading(value, line.metric)}
      {low !== high && <small>{formatReading(low, line.metric)} – {formatReading(high, line.metric)}</small>}
    </td>
  );
}

function momentsOf(lines: Line[], view: View): number[] {
  const all = new Set(lines.flatMap((line) => line.timestamps.slice(indexAt(line.timestamps, view.from), indexAt(line.timestamps, view.to))));
  return [...all].sort((a, b) => b - a);
}
