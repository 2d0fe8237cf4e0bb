import { useLingui } from "@lingui/react/macro";

import type { Series } from "@/lib/api";
import { formatReading } from "@/lib/format";

import classes from "./Sparkline.module.css";

interface SparklineProps {
  series: Series | undefined;
  from: number;
  to: number;
  /** Crimson while something is wrong, else indigo. */
  alarm?: boolean;
}

const WIDTH = 96;
const HEIGHT = 24;
const PAD = 2;

/** A day of a device at a glance; where nothing was measured, nothing is drawn. */
export function Sparkline({ series, from, to, alarm = false }: SparklineProps) {
  const { t } = useLingui();
  if (series === undefined || series.values.length === 0) return <span className={classes.none} aria-hidden>—</span>;
  const low = Math.min(...(series.minimum ?? series.values));
  const high = Math.max(...(series.maximum ?? series.values));
  // A flat line is drawn in the middle; noise of less than a unit is not blown up to the full height.
  const middle = (low + high) / 2;
  const half = Math.max(high - low, 1) / 2;
  const x = (at: number) => PAD + ((at - from) / (to - from)) * (WIDTH - 2 * PAD);
  const y = (value: number) => PAD + (1 - (value - middle + half) / (2 * half)) * (HEIGHT - 2 * PAD);
  const path = pathOf(series, x, y);
  const last = series.timestamps.length - 1;
  return (
    <svg className={classes.spark} data-alarm={alarm} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={t`24 hours: ${formatReading(low, series.metric)} to ${formatReading(high, series.metric)}`}>
      <path d={path} />
      <circle cx={x(series.timestamps[last] ?? to)} cy={y(series.values[last] ?? middle)} r={1.8} />
    </svg>
  );
}

function pathOf(series: Series, x: (at: number) => number, y: (value: number) => number): string {
  let gap = 0;
  let previous = Number.NEGATIVE_INFINITY;
  let path = "";
  series.timestamps.forEach((at, index) => {
    while (gap < series.gaps.length && (series.gaps[gap]?.[1] ?? 0) <= previous) gap += 1;
    const start = series.gaps[gap]?.[0] ?? Number.POSITIVE_INFINITY;
    const broken = start >= previous && start < at;
    path += `${path === "" || broken ? "M" : "L"}${x(at).toFixed(1)} ${y(series.values[index] ?? 0).toFixed(1)}`;
    previous = at;
  });
  return path;
}
