import { Plural, Trans } from "@lingui/react/macro";

import type { Briefing } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./briefing.module.css";

/** How many figures lead to a record, and of when they are. */
export function Checked({ briefing }: { briefing: Briefing }) {
  const locale = useLocale();
  const { total, linked } = briefing.figures;
  const when = briefing.as_of.includes("T") ? formatDateTime(briefing.as_of, locale) : briefing.as_of;
  if (linked < total) {
    return (
      <span className={classes.unchecked}>
        <Trans>
          {linked} of {total} figures linked to records · as of {when}
        </Trans>
      </span>
    );
  }
  return (
    <span className={classes.checked}>
      ✓ <Plural value={total} one="# figure, linked to a record" other="# figures, all linked to records" /> · <Trans>as of {when}</Trans>
    </span>
  );
}
