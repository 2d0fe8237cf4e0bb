import { useSyncExternalStore } from "react";

/** A visit that is to be written down: whose, and of which trip and day when it was planned. */
export interface Visit {
  customerId: string;
  name: string;
  tripId: string | null;
  on: string | null;
}

let asked: Visit | null = null;
const listeners = new Set<() => void>();

/** Opens the notes of a visit from any screen; null closes them. */
export function recordVisit(visit: Visit | null): void {
  asked = visit;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRecordedVisit(): Visit | null {
  return useSyncExternalStore(subscribe, () => asked);
}
