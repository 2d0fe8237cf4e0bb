import { queryOptions } from "@tanstack/react-query";

import type { Metric } from "@/lib/api";
import { fetchSeries } from "@/lib/series";

import type { Tile } from "../chart/view";

/** A view is at least half as long as its tiles, so that this gives it 400 points or more. */
const POINTS = 800;
const CLOSED = 5 * 60_000;
const KEPT = 15 * 60_000;
const LEAST = 10_000;

/** An aligned piece of a device's readings. One that time still runs in is asked for again, the rarer the coarser it is. */
export function tileQuery(deviceId: string, metrics: readonly Metric[], tile: Tile, now: number) {
  const open = tile.to > now;
  const renew = Math.max(LEAST, Math.min(CLOSED, tile.width / POINTS));
  return queryOptions({
    queryKey: ["metrics", "tile", deviceId, metrics, tile.width, tile.from],
    queryFn: ({ signal }) => fetchSeries({ devices: [deviceId], metrics, from: tile.from, to: tile.to, points: POINTS }, signal),
    staleTime: open ? renew : CLOSED,
    gcTime: KEPT,
    ...(open ? { refetchInterval: renew } : {}),
  });
}
