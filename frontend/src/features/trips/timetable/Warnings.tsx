import { Words } from "@/components";
import type { Label } from "@/lib/api";

import classes from "./timetable.module.css";

/** What does not hold any more, such as a visit after hours. */
export function Warnings({ warnings }: { warnings: readonly Label[] }) {
  return warnings.map((warning) => (
    <span key={warning.en} className={classes.warning}>
      <span aria-hidden>⚠ </span>
      <Words label={warning} />
    </span>
  ));
}
