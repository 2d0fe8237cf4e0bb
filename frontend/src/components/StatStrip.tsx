import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./StatStrip.module.css";

/** Five figures that answer the page's question at a glance. */
export function StatStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className={classes.strip} aria-label={label}>
      {children}
    </dl>
  );
}

export function Stat({ name, value, note }: { name: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.stat}>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      {note !== undefined && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}

export function StatStripSkeleton() {
  return (
    <div className={classes.strip} aria-hidden>
      {[0, 1, 2, 3, 4].map((index) => (
        <div key={index} className={classes.stat}>
          <Skeleton height={12} width="60%" mb={10} />
          <Skeleton height={24} width="80%" mb={8} />
          <Skeleton height={12} width="50%" />
        </div>
      ))}
    </div>
  );
}
