import type { ReactNode } from "react";

import classes from "./FilterBar.module.css";

/** Search and filters in a row above a list. The first child grows. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className={classes.bar}>{children}</search>;
}
