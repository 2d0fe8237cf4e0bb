import type { ReactNode } from "react";

import type { SignalKind } from "@/lib/api";

import classes from "./KindTag.module.css";

/** Kinds of signal, and the plain meanings: alarm, good, info, none. The colours are in theme/tokens.css. */
export type Tone = SignalKind | "alarm" | "good" | "info" | "none";

export function KindTag({ kind, children }: { kind: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-kind={kind}>
      {children}
    </span>
  );
}
