import { useEffect, useRef, type RefObject } from "react";

import { pan, zoom, type View } from "./view";

const WHEEL = 0.0016;
const TAP = 4;

interface Point {
  x: number;
  y: number;
}

/** Wheel and pinch zoom, dragging pans; the page keeps its vertical scrolling by touch. `left`, `right`: the plot's margins in px. */
export function useGestures(target: RefObject<HTMLElement | null>, view: View, onView: (view: View) => void, margins: { left: number; right: number }): void {
  const latest = useRef({ view, onView, margins });
  useEffect(() => {
    latest.current = { view, onView, margins };
  });
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const stop = new AbortController();
    const fingers = new Map<number, Point>();
    const width = () => Math.max(1, element.clientWidth - latest.current.margins.left - latest.current.margins.right);
    const shareOf = (x: number) => Math.min(1, Math.max(0, (x - element.getBoundingClientRect().left - latest.current.margins.left) / width()));
    const show = (next: View) => {
      // Several events may come before the next drawing; each goes on from the one before.
      latest.current = { ...latest.current, view: next };
      latest.current.onView(next);
    };

    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { view: now } = latest.current;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) show(pan(now, event.deltaX / width()));
      else show(zoom(now, Math.exp(event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1)), shareOf(event.clientX)));
    };
    const onDown = (event: PointerEvent) => {
      if (event.pointerType === "mouse" && event.button !== 0) return;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const point = { x: event.clientX, y: event.clientY };
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined && Math.abs(point.x - before.x) < TAP && !element.hasPointerCapture(event.pointerId)) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, point);
      if (other === undefined) show(pan(latest.current.view, (before.x - point.x) / width()));
      else {
        const [old, now] = [Math.abs(before.x - other.x), Math.abs(point.x - other.x)];
        if (old > TAP && now > TAP) show(zoom(latest.current.view, old / now, shareOf((point.x + other.x) / 2)));
      }
    };
    const onUp = (event: PointerEvent) => void fingers.delete(event.pointerId);
    const { signal } = stop;
    element.addEventListener("wheel", onWheel, { signal, passive: false });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onUp, { signal });
    return () => stop.abort();
  }, [target]);
}
