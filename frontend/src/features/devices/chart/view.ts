/** The stretch of time that is shown: [from, to) in epoch ms. */
export interface View {
  from: number;
  to: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const SHORTEST = 2 * MINUTE;
const LONGEST = 2 * 366 * DAY;
/** How much of the view may lie in the future, so that the newest reading need not stick to the edge. */
const AHEAD = 0.05;

export const RANGES = ["1h", "24h", "7d", "30d", "1y"] as const;
export type Range = (typeof RANGES)[number];
export const LENGTHS: Record<Range, number> = { "1h": HOUR, "24h": DAY, "7d": 7 * DAY, "30d": 30 * DAY, "1y": 365 * DAY };

export function lastOf(range: Range, now: number): View {
  return { from: now - LENGTHS[range], to: now };
}

/** The range whose length the view has, if any. */
export function rangeOf({ from, to }: View): Range | null {
  return RANGES.find((range) => Math.abs(to - from - LENGTHS[range]) < LENGTHS[range] / 100) ?? null;
}

/** Neither too long nor too short, nor beyond now. */
export function clamp({ from, to }: View, now: number): View {
  const length = Math.min(Math.max(to - from, SHORTEST), LONGEST);
  const middle = (from + to) / 2;
  const latest = now + length * AHEAD;
  const end = Math.round(Math.min(to - from === length ? to : middle + length / 2, latest));
  return { from: Math.round(end - length), to: end };
}

/** Longer (factor > 1) or shorter, with the moment at `share` of the width staying where it is. */
export function zoom({ from, to }: View, factor: number, share = 0.5): View {
  const length = to - from;
  const at = from + length * share;
  return { from: at - length * factor * share, to: at + length * factor * (1 - share) };
}

/** Moves by a share of its length: later when positive. */
export function pan({ from, to }: View, share: number): View {
  const step = (to - from) * share;
  return { from: from + step, to: to + step };
}

/** Lengths of a tile, in hours; each is at least as long as the views it serves. */
const LADDER = [1, 2, 4, 8, 12, ...Array.from({ length: 11 }, (_, step) => 24 * 2 ** step)].map((hours) => hours * HOUR);
/** Tiles begin at Japanese midnights, as the days that the server sums up do. */
const OFFSET = 9 * HOUR;

export interface Tile extends View {
  width: number;
}

export function tileAt(width: number, index: number): Tile {
  return { width, from: index * width - OFFSET, to: (index + 1) * width - OFFSET };
}

/** The aligned pieces that a view is drawn from, at most two, and the neighbours to have at hand for panning. */
export function tilesOf(view: View, now: number): { shown: Tile[]; near: Tile[] } {
  const width = LADDER.find((each) => each >= view.to - view.from) ?? LONGEST;
  const first = Math.floor((view.from + OFFSET) / width);
  const last = Math.max(first, Math.floor((view.to - 1 + OFFSET) / width));
  const newest = Math.floor((now + OFFSET) / width);
  const known = (index: number) => index >= 0 && index <= newest;
  const shown = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(known);
  const near = [first - 1, last + 1].filter(known);
  return { shown: shown.map((index) => tileAt(width, index)), near: near.map((index) => tileAt(width, index)) };
}

/** Keys that pan. */
export const EARLIER = "ArrowLeft";
export const LATER = "ArrowRight";
