import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";

/** Brings the record named after `#` into view and marks it; runs after the records are drawn. */
export function useHashTarget(): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    const target = hash === "" ? null : document.getElementById(decodeURIComponent(hash));
    if (target === null) return;
    target.scrollIntoView({ block: "center" });
    target.dataset["found"] = "true";
    return () => {
      delete target.dataset["found"];
    };
  }, [hash]);
}
