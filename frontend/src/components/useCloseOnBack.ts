import { useBlocker } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

interface Over {
  close: () => void;
  typed: boolean;
}

/** What lies over the page, the uppermost last. */
const open: { current: Over }[] = [];

/** Back closes what lies over the page, instead of leaving the page below it. What was `typed` is not lost to Back or to a reload. */
export function useCloseOnBack(close: () => void, typed = false): void {
  const over = useRef<Over>({ close, typed });
  useEffect(() => {
    over.current = { close, typed };
  });
  useEffect(() => {
    open.push(over);
    return () => void open.splice(open.indexOf(over), 1);
  }, []);
  useBlocker({
    // The router asks the lowest first.
    shouldBlockFn: ({ action }) => {
      const top = open.at(-1)?.current;
      if (action !== "BACK" || top === undefined) return false;
      if (!top.typed) top.close();
      return true;
    },
    enableBeforeUnload: typed,
  });
}
