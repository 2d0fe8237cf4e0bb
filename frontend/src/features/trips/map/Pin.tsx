import type { SignalKind } from "@/lib/api";

import classes from "./map.module.css";

/** A pin whose tip is the origin: 26 wide, 34 high. */
export function Pin({ number, kind }: { number: number; kind: SignalKind | null }) {
  return (
    <g data-kind={kind ?? "none"}>
      <path className={classes.pinShape} d="M0 0C-3-6-13-11-13-21A13 13 0 0 1 13-21C13-11 3-6 0 0Z" />
      <text className={classes.pinText} y={-16.5}>
        {number}
      </text>
    </g>
  );
}
