import { useId, type ReactNode } from "react";

import classes from "./Card.module.css";

interface CardProps {
  /** Left out where the page's own title says it all; then `label` names the card. */
  title?: ReactNode;
  label?: string;
  /** Faint text or a small control at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  /** Adds the standard inner padding; lists and tables run to the edges without it. */
  padded?: boolean;
  className?: string;
}

/** A white sheet with a hairline: one subject, named by its title. */
export function Card({ title, label, aside, children, padded = false, className }: CardProps) {
  const id = useId();
  return (
    <section className={[classes.card, className].filter(Boolean).join(" ")} aria-label={label} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>{title}</h2>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </div>
      )}
      <div className={padded ? classes.padded : undefined}>{children}</div>
    </section>
  );
}
