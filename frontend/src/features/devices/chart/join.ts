import type { Metric, Series } from "@/lib/api";

/** Points of one metric in order of time; `breaks[i]`: nothing was measured between the point before and this one. */
export interface Line {
  metric: Metric;
  source: Series["source"];
  timestamps: number[];
  values: number[];
  low: number[];
  high: number[];
  breaks: boolean[];
}

export interface Readings {
  timestamps: number[];
  temperature: (number | null)[];
  humidity: (number | null)[];
}

const COARSE: Record<Series["source"], number> = { raw: 0, chunk: 1, "1h": 2, "1d": 3 };

function empty(metric: Metric): Line {
  return { metric, source: "raw", timestamps: [], values: [], low: [], high: [], breaks: [] };
}

/** Joins the pieces of a metric. `silent`: for how long (ms) a device may say nothing before that is a gap. */
export function join(metric: Metric, pieces: readonly Series[], silent: number): Line {
  const line = empty(metric);
  for (const piece of pieces) {
    if (COARSE[piece.source] > COARSE[line.source]) line.source = piece.source;
    append(line, piece, Math.max(silent, 2.5 * spacing(piece.timestamps)));
  }
  return line;
}

function append(line: Line, piece: Series, longest: number): void {
  let gap = 0;
  piece.timestamps.forEach((at, index) => {
    const previous = line.timestamps.at(-1);
    const value = piece.values[index];
    if (value === undefined || (previous !== undefined && at <= previous)) return;
    while (gap < piece.gaps.length && (piece.gaps[gap]?.[1] ?? 0) <= (previous ?? Number.NEGATIVE_INFINITY)) gap += 1;
    const start = piece.gaps[gap]?.[0];
    const inside = index > 0 && start !== undefined && previous !== undefined && start >= previous && start < at;
    const between = index === 0 && previous !== undefined && at - previous > longest;
    push(line, at, value, piece.minimum?.[index] ?? value, piece.maximum?.[index] ?? value, inside || between);
  });
}

function push(line: Line, at: number, value: number, low: number, high: number, broken: boolean): void {
  line.timestamps.push(at);
  line.values.push(value);
  line.low.push(low);
  line.high.push(high);
  line.breaks.push(broken);
}

/** The usual distance of points. */
function spacing(timestamps: number[]): number {
  const distances = timestamps.slice(1).map((at, index) => at - (timestamps[index] ?? at)).sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

/** With what arrived live since the line was loaded. */
export function extend(line: Line, live: Readings, silent: number): Line {
  const last = line.timestamps.at(-1) ?? Number.NEGATIVE_INFINITY;
  const from = live.timestamps.findIndex((at) => at > last);
  if (from === -1) return line;
  const grown: Line = { ...line, timestamps: [...line.timestamps], values: [...line.values], low: [...line.low], high: [...line.high], breaks: [...line.breaks] };
  for (let index = from; index < live.timestamps.length; index += 1) {
    const at = live.timestamps[index];
    const value = live[line.metric][index];
    // One that comes late stays away until the line is loaded again: points are in order of time.
    if (at === undefined || value == null || at <= (grown.timestamps.at(-1) ?? Number.NEGATIVE_INFINITY)) continue;
    push(grown, at, value, value, value, at - (grown.timestamps.at(-1) ?? at) > silent);
  }
  return grown;
}

/** The first index at or after a moment. */
export function indexAt(timestamps: readonly number[], at: number): number {
  let [low, high] = [0, timestamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timestamps[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index nearest to a moment; -1 for an empty line. */
export function nearest(timestamps: readonly number[], at: number): number {
  const after = indexAt(timestamps, at);
  const before = after - 1;
  if (after >= timestamps.length) return before;
  if (before < 0) return after;
  return at - (timestamps[before] ?? 0) < (timestamps[after] ?? 0) - at ? before : after;
}
