import type { ReactNode } from "react";

import classes from "./Timeline.module.css";

/** Moments below each other, `wide` for dates with a year. Children are TimelineStop and TimelineGap. */
export function Timeline({ children, label, wide = false }: { children: ReactNode; label?: string; wide?: boolean }) {
  return (
    <ol className={wide ? classes.wide : classes.timeline} aria-label={label}>
      {children}
    </ol>
  );
}

interface StopProps {
  /** Clock time or short date. */
  at: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** Colours the dot by what the stop is about. */
  kind?: string | null;
  id?: string;
}

export function TimelineStop({ at, title, detail, kind, id }: StopProps) {
  return (
    <li className={classes.stop} id={id} data-kind={kind ?? undefined}>
      <span className={classes.at}>{at}</span>
      <span className={classes.dot} aria-hidden />
      <div className={classes.words}>
        <b>{title}</b>
        {detail !== undefined && <small>{detail}</small>}
      </div>
    </li>
  );
}

/** What lies between two stops: a drive, a lunch. */
export function TimelineGap({ children }: { children: ReactNode }) {
  return (
    <li className={classes.gap}>
      <span />
      <span className={classes.dot} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
