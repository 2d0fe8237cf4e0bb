import { useEffect, useRef, useState, type RefObject } from "react";

/** Takes files dropped on the returned element, and says while some hover over it. */
export function useDropTarget<T extends HTMLElement>(onFiles: (files: File[]) => void): { target: RefObject<T | null>; over: boolean } {
  const target = useRef<T>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const stop = new AbortController();
    const on = (type: "dragover" | "dragleave" | "drop", handle: (event: DragEvent) => void) => element.addEventListener(type, handle, { signal: stop.signal });
    on("dragover", (event) => {
      event.preventDefault();
      setOver(true);
    });
    on("dragleave", () => setOver(false));
    // A file that misses the target would open in place of the whole application.
    const missed = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("dragover", missed, { signal: stop.signal });
    window.addEventListener("drop", missed, { signal: stop.signal });
    on("drop", (event) => {
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => stop.abort();
  }, []);
  return { target, over };
}
