import type { ReactNode } from "react";

import classes from "./Page.module.css";

interface PageHeaderProps {
  title: ReactNode;
  /** Small text beside the title (reading, age, town). */
  beside?: ReactNode;
  /** The line below the title. */
  subtitle?: ReactNode;
  /** Secondary buttons. */
  actions?: ReactNode;
  /** The one primary action: top right, and fixed above the tab bar on phones. */
  primary?: ReactNode;
}

export function PageHeader({ title, beside, subtitle, actions, primary }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <h1 className={classes.title}>
          {title}
          {beside !== undefined && <small className={classes.beside}>{beside}</small>}
        </h1>
        {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      {primary !== undefined && <div className={classes.primary}>{primary}</div>}
    </header>
  );
}

/** Main column and a side column of 348 px; one below the other on narrow screens. `side="left"` puts the narrow one first. */
export function Columns({ main, side, sideFirst = false }: { main: ReactNode; side: ReactNode; sideFirst?: boolean }) {
  return (
    <div className={sideFirst ? classes.columnsLeft : classes.columns}>
      {sideFirst ? <div className={classes.stack}>{side}</div> : <div className={classes.stack}>{main}</div>}
      {sideFirst ? <div className={classes.stack}>{main}</div> : <div className={classes.stack}>{side}</div>}
    </div>
  );
}
