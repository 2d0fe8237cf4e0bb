import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

import type { Slot } from "../lib/stops";

export type Edge = "top" | "bottom";

interface Drop {
  /** Where the row is now; a row that only takes drops (a day's end) has the slot after its last visit. */
  slot: Slot;
  customerId: string | null;
  onDrop: (customerId: string, slot: Slot) => void;
}

const DATA = "customerId";

function edgeOf(element: Element, clientY: number): Edge {
  const { top, height } = element.getBoundingClientRect();
  return clientY < top + height / 2 ? "top" : "bottom";
}

/** Makes a row of the timetable something to drag by its handle, and a place to drop other rows at. */
export function useDrag(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, drop: Drop | null) {
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragging, setDragging] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  const enabled = drop !== null;
  const customerId = drop?.customerId ?? null;

  useEffect(() => {
    const element = row.current;
    if (!element || !enabled) return;
    const target = dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data[DATA] === "string" && source.data[DATA] !== customerId,
      onDrag: ({ location }) => setEdge(customerId === null ? "top" : edgeOf(element, location.current.input.clientY)),
      onDragLeave: () => setEdge(null),
      onDrop: ({ source, location }) => {
        setEdge(null);
        const moved = source.data[DATA];
        const to = latest.current;
        if (!to || typeof moved !== "string") return;
        const below = customerId !== null && edgeOf(element, location.current.input.clientY) === "bottom";
        to.onDrop(moved, { day: to.slot.day, index: to.slot.index + (below ? 1 : 0) });
      },
    });
    if (customerId === null || !handle.current) return target;
    return combine(
      target,
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ [DATA]: customerId }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
    );
  }, [row, handle, enabled, customerId]);

  return { edge, dragging };
}
