import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

const AHEAD = 60;
const OVERSCAN = 12;

/** Draws only the rows near the window, and asks for the next page well before its end is reached. */
export function useVirtualRows(count: number, height: number, loadMore: () => void) {
  const start = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    setOffset((start.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({ count, estimateSize: () => height, overscan: OVERSCAN, scrollMargin: offset });
  // The heights are kept; a window that is made narrower may have other ones.
  useLayoutEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - AHEAD) loadMore();
  });
  const first = items[0];
  const before = first === undefined ? 0 : first.start - offset;
  const shown = first === undefined ? 0 : (items.at(-1)?.end ?? 0) - first.start;
  return { start, items, before, after: Math.max(0, virtual.getTotalSize() - before - shown) };
}
