import { useEffect, useSyncExternalStore } from "react";

/** What the page on the screen is about: what "this customer" and "this trip" mean to the assistant. */
export interface Subject {
  kind: "customer" | "trip" | "device";
  name: string;
  customerId: string | null;
  tripId: string | null;
  /** The customers it is about, by name. */
  people: string[];
}

let shown: Subject | null = null;
const listeners = new Set<() => void>();

function show(next: Subject | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says what the page is about while it is shown. */
export function useSubject({ kind, name, customerId, tripId, people }: Subject): void {
  const names = JSON.stringify(people);
  useEffect(() => {
    show({ kind, name, customerId, tripId, people: JSON.parse(names) as string[] });
    return () => show(null);
  }, [kind, name, customerId, tripId, names]);
}

export function useShownSubject(): Subject | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => shown);
}
