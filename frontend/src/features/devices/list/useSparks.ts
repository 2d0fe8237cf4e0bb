import { useQueries } from "@tanstack/react-query";

import type { Device } from "@/lib/api";
import { sparksQuery, type Sparks } from "@/lib/series";

/** As many devices as one request may ask for. */
const BLOCK = 50;

/** The sparklines of the rows in view: one request a block of rows, which a first screen never exceeds. */
export function useSparks(rows: Device[], visible: { index: number }[]): (index: number) => Sparks | undefined {
  const first = Math.floor((visible[0]?.index ?? 0) / BLOCK);
  const last = Math.floor((visible.at(-1)?.index ?? 0) / BLOCK);
  const blocks = Array.from({ length: last - first + 1 }, (_, at) => rows.slice((first + at) * BLOCK, (first + at + 1) * BLOCK));
  const found = useQueries({ queries: blocks.map((block) => sparksQuery(block)) });
  return (index) => found[Math.floor(index / BLOCK) - first]?.data;
}
