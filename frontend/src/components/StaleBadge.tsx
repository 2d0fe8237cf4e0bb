import { Trans } from "@lingui/react/macro";

import { formatAge } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./States.module.css";

/** What is shown is not live: how old it is. */
export function StaleBadge({ at }: { at: number | string }) {
  const age = formatAge(at, useLocale());
  return (
    <span className={classes.stale}>
      <Trans>As of {age}</Trans>
    </span>
  );
}
