import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { type DayStops, sameStops, slotOf, stepStop } from "../lib/stops";

interface Grab {
  customerId: string;
  stops: DayStops[];
}

const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };

/** Moving a stop with the keyboard: space grabs, arrows move, space or enter drops, escape puts it back. */
export function useGrab(stops: DayStops[], nameOf: (customerId: string) => string, onDrop: (stops: DayStops[]) => void) {
  const { t } = useLingui();
  const [grab, setGrab] = useState<Grab | null>(null);
  const [words, setWords] = useState("");
  const handles = useRef(new Map<string, HTMLButtonElement>());

  // Moving its row in the document takes the focus from a handle; it stays with what is carried.
  useEffect(() => {
    if (grab) handles.current.get(grab.customerId)?.focus();
  }, [grab]);

  const placeWords = (customerId: string, order: DayStops[]) => {
    const slot = slotOf(order, customerId);
    const place = (slot?.index ?? 0) + 1;
    const count = order[slot?.day ?? 0]?.customer_ids.length ?? 0;
    const day = (slot?.day ?? 0) + 1;
    return order.length > 1 ? t`day ${day}, ${place} of ${count}` : t`${place} of ${count}`;
  };

  const start = (customerId: string) => {
    const name = nameOf(customerId);
    const place = placeWords(customerId, stops);
    setGrab({ customerId, stops });
    setWords(t`${name} grabbed, ${place}. Arrow keys move it, space drops it, escape puts it back.`);
  };
  const drop = ({ customerId, stops: order }: Grab) => {
    const name = nameOf(customerId);
    const place = placeWords(customerId, order);
    setGrab(null);
    setWords(t`${name} dropped, ${place}.`);
    if (!sameStops(order, stops)) onDrop(order);
  };
  const cancel = ({ customerId }: Grab) => {
    const name = nameOf(customerId);
    setGrab(null);
    setWords(t`${name} is back where it was.`);
  };
  const move = (current: Grab, step: -1 | 1) => {
    const order = stepStop(current.stops, current.customerId, step);
    setGrab({ ...current, stops: order });
    setWords(placeWords(current.customerId, order));
  };

  const toggle = (customerId: string) => {
    if (grab?.customerId === customerId) drop(grab);
    else start(customerId);
  };

  const onKeyDown = (customerId: string) => (event: KeyboardEvent) => {
    const held = grab?.customerId === customerId ? grab : null;
    const step = STEPS[event.key];
    const toggles = event.key === " " || event.key === "Enter";
    if (!toggles && (!held || (step === undefined && event.key !== "Escape"))) return;
    event.preventDefault();
    event.stopPropagation();
    if (toggles) toggle(customerId);
    else if (held && step) move(held, step);
    else if (held) cancel(held);
  };

  return {
    grabbed: grab?.customerId ?? null,
    order: grab?.stops ?? null,
    words,
    /** To the handle of a stop. */
    focus: (customerId: string) => handles.current.get(customerId)?.focus(),
    handleProps: (customerId: string) => ({
      ref: (element: HTMLButtonElement | null) => {
        if (element) handles.current.set(customerId, element);
        else handles.current.delete(customerId);
      },
      onKeyDown: onKeyDown(customerId),
      // A screen reader presses a button without a key and without a pointer.
      onClick: ({ detail }: { detail: number }) => {
        if (detail === 0) toggle(customerId);
      },
      // Leaving the handle on purpose keeps nothing half done.
      onBlur: (event: { relatedTarget: unknown }) => {
        if (grab?.customerId === customerId && event.relatedTarget !== null) cancel(grab);
      },
      "aria-pressed": grab?.customerId === customerId,
    }),
  };
}
