const QUIET_MS = 4000;

/** Loads code before it is asked for, once the page has come to rest: a lost connection must not keep it away. Nothing where data is saved. */
export function loadAhead(...parts: (() => Promise<unknown>)[]): () => void {
  const saves = "connection" in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
  if (!import.meta.env.PROD || saves) return () => undefined;
  // What does not come now is loaded when it is asked for.
  const timer = setTimeout(() => void Promise.allSettled(parts.map((load) => load())), QUIET_MS);
  return () => clearTimeout(timer);
}
