import { useEffect, useState } from "react";

import { isProblem } from "@/lib/api";

/** Seconds until it may be tried again after “too often”; 0 when there is nothing to wait for. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = isProblem(error, "too-many-requests") ? (error.retryAfter ?? 0) : 0;
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    if (seconds === 0) return undefined;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
