import { useEffect, useState } from "react";

import { clamp, lastOf, type Range, type View } from "./view";

const TICK = 10_000;
const FOLLOWS_WITHIN = 0.01;

export interface ViewState {
  view: View;
  now: number;
  /** Its end is now, and goes with it. */
  following: boolean;
  show: (view: View) => void;
  last: (range: Range) => void;
}

/** The window of the charts; one that ends now follows the time. */
export function useView(first: View | null): ViewState {
  const [now, setNow] = useState(() => Date.now());
  const [view, setView] = useState<View>(() => (first === null ? lastOf("24h", now) : clamp(first, now)));
  const [following, setFollowing] = useState(first === null);
  useEffect(() => {
    const timer = setInterval(() => {
      const at = Date.now();
      setNow(at);
      if (following) setView((old) => ({ from: at - (old.to - old.from), to: at }));
    }, TICK);
    return () => clearInterval(timer);
  }, [following]);
  const show = (next: View) => {
    const at = Date.now();
    const clamped = clamp(next, at);
    setNow(at);
    setView(clamped);
    setFollowing(Math.abs(clamped.to - at) < (clamped.to - clamped.from) * FOLLOWS_WITHIN);
  };
  const last = (range: Range) => {
    const at = Date.now();
    setNow(at);
    setView(lastOf(range, at));
    setFollowing(true);
  };
  return { view, now, following, show, last };
}
