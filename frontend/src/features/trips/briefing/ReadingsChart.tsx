import { Trans, useLingui } from "@lingui/react/macro";

import { useMetricName } from "@/components";
import type { BriefingChart } from "@/lib/api";
import { formatDateTime, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./briefing.module.css";

const WIDTH = 460;
const HEIGHT = 96;
const LEFT = 44;
const RIGHT = 64;
const PAD = 6;
const LINE = 15;
/** A pause of so many usual distances is drawn as a gap. */
const PAUSE = 3;

/** The readings an alarm rests on, small enough for paper: each point as the stroke from its least to its greatest. */
export function ReadingsChart({ chart }: { chart: BriefingChart }) {
  const { t } = useLingui();
  const locale = useLocale();
  const metricName = useMetricName();
  const { metric, start, end, opened_at, timestamps, low, high, limits } = chart;
  if (timestamps.length === 0) return null;
  const near = limits.map((limit) => limit.set_at);
  const least = Math.min(...low, ...near);
  const most = Math.max(...high, ...near);
  const x = (at: number) => LEFT + ((at - start) / Math.max(1, end - start)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => PAD + (1 - (value - least) / Math.max(0.1, most - least)) * (HEIGHT - 2 * PAD);
  const [top, bottom] = apart(y(Math.max(...high)), y(Math.min(...low)));
  const when = (at: number) => formatDateTime(new Date(at).toISOString(), locale);
  const name = metricName(metric);
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t`${name} from ${formatReading(Math.min(...low), metric)} to ${formatReading(Math.max(...high), metric)}`}>
        <rect className={classes.window} x={x(opened_at)} y={0} width={Math.max(1, x(end) - x(opened_at))} height={HEIGHT} />
        <line className={classes.edge} x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT} y2={HEIGHT} />
        {limits.map((limit) => (
          <g key={`${limit.direction}${limit.set_at}`}>
            <line className={classes.limit} x1={LEFT} x2={WIDTH - RIGHT} y1={y(limit.set_at)} y2={y(limit.set_at)} />
            <text x={WIDTH - RIGHT + 6} y={y(limit.set_at) + 3}>{formatReading(limit.set_at, metric)}</text>
          </g>
        ))}
        <path className={classes.range} d={pathOf(chart, x, y)} />
        <text x={LEFT - 6} y={top + 3} textAnchor="end">{formatReading(Math.max(...high), metric)}</text>
        <text x={LEFT - 6} y={bottom + 3} textAnchor="end">{formatReading(Math.min(...low), metric)}</text>
      </svg>
      <figcaption>
        <span>{name} · {when(start)} – {when(end)}</span>
        <span><Trans>Alarm since {when(opened_at)}</Trans></span>
      </figcaption>
    </figure>
  );
}

/** Two heights with room for a line of text between them. */
function apart(above: number, below: number): [number, number] {
  if (below - above >= LINE) return [above, below];
  const top = Math.min(Math.max((above + below - LINE) / 2, PAD), HEIGHT - PAD - LINE);
  return [top, top + LINE];
}

/** Down and up at each point, so that no extreme is lost. */
function pathOf({ timestamps, low, high }: BriefingChart, x: (at: number) => number, y: (value: number) => number): string {
  const distances = timestamps.slice(1).map((at, index) => at - (timestamps[index] ?? at)).sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length / 2)] ?? 0;
  return timestamps
    .map((at, index) => {
      const [bottom, top] = [low[index] ?? 0, high[index] ?? 0];
      const broken = index === 0 || at - (timestamps[index - 1] ?? at) > PAUSE * usual;
      const stroke = `${x(at).toFixed(1)} ${y(bottom).toFixed(1)}`;
      return `${broken ? "M" : "L"}${stroke}${top === bottom ? "" : `L${x(at).toFixed(1)} ${y(top).toFixed(1)}`}`;
    })
    .join("");
}
