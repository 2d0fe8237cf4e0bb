import { useQueries } from "@tanstack/react-query";
import { useState } from "react";

import type { Device } from "@/lib/api";

import { tileQuery } from "../api/tile";
import { join, type Line } from "./join";
import { tilesOf, type View } from "./view";

const SILENT_INTERVALS = 3;
const LEAST_SILENCE = 60_000;

/** For how long (ms) a device may say nothing. */
export function silenceOf(device: Device): number {
  return Math.max(SILENT_INTERVALS * device.expected_interval_seconds * 1000, LEAST_SILENCE);
}

export interface Lines {
  lines: Line[] | null;
  /** What is shown is of before; what was asked for is on its way. */
  loading: boolean;
  error: Error | null;
  retry: () => void;
}

interface Kept {
  stamp: string;
  lines: Line[] | null;
}

/** What a view is drawn from. While the right tiles are on their way those of before are kept; the neighbours are fetched too, so that panning finds them. */
export function useLines(device: Device, view: View, now: number): Lines {
  const { device_id, metrics } = device;
  const { shown, near } = tilesOf(view, now);
  const results = useQueries({ queries: [...shown, ...near].map((tile) => tileQuery(device_id, metrics, tile, now)) });
  const wanted = results.slice(0, shown.length);
  const complete = wanted.every((result) => result.data !== undefined);
  // Joined anew only when a tile has come or changed.
  const stamp = [...metrics, ...shown.map((tile) => `${tile.width}:${tile.from}`), ...wanted.map((result) => result.dataUpdatedAt)].join();
  const [kept, setKept] = useState<Kept>({ stamp: "", lines: null });
  if (complete && kept.stamp !== stamp) {
    const pieces = wanted.flatMap((result) => result.data);
    setKept({ stamp, lines: metrics.map((metric) => join(metric, pieces.filter((piece) => piece.metric === metric), silenceOf(device))) });
  }
  return {
    lines: kept.lines,
    loading: !complete,
    error: wanted.find((result) => result.isError)?.error ?? null,
    retry: () => wanted.filter((result) => result.isError).forEach((result) => void result.refetch()),
  };
}
