import { useEffect, useRef } from "react";

type Handler = () => void;

const handlers = new Map<string, Handler[]>();
const PREFIX_MS = 1200;
let enabled = true;
let prefix: { key: string; at: number } | null = null;

/** The user may switch single-key shortcuts off (WCAG 2.1.4). */
export function enableShortcuts(on: boolean): void {
  enabled = on;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role='textbox'], [role='combobox']") !== null);
}

/** 229 is what browsers report while an IME composes; `isComposing` is missing on some of them. */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

function busy(event: KeyboardEvent): boolean {
  return isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("[role='dialog'][aria-modal='true']") !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (!enabled || event.defaultPrevented || busy(event)) return;
  const combined = prefix !== null && event.timeStamp - prefix.at < PREFIX_MS ? `${prefix.key} ${event.key}` : null;
  prefix = null;
  const name = combined !== null && handlers.has(combined) ? combined : event.key;
  const handler = handlers.get(name)?.at(-1);
  if (handler !== undefined) {
    // Enter on a link or button already means something.
    if (name === "Enter" && event.target instanceof HTMLElement && event.target.closest("a, button") !== null) return;
    event.preventDefault();
    handler();
  } else if ([...handlers.keys()].some((key) => key.startsWith(`${event.key} `))) {
    prefix = { key: event.key, at: event.timeStamp };
  }
}

/** Listens once for the whole app. Returns the way to stop. */
export function listenForShortcuts(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

/** Binds a key ("n") or a sequence ("g t") while the component is shown; the latest binding of a key wins. */
export function useShortcut(key: string, handler: Handler): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const call = () => latest.current();
    handlers.set(key, [...(handlers.get(key) ?? []), call]);
    return () => {
      const rest = (handlers.get(key) ?? []).filter((one) => one !== call);
      if (rest.length === 0) handlers.delete(key);
      else handlers.set(key, rest);
    };
  }, [key]);
}

/** What pressing the key would do, for a button that names the key. */
export function runShortcut(key: string): void {
  handlers.get(key)?.at(-1)?.();
}
