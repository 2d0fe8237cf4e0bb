import "./print.css";

import { Plural, Trans } from "@lingui/react/macro";

import type { Briefing } from "@/lib/api";

import { BriefingBody } from "./BriefingBody";
import classes from "./briefing.module.css";
import { Checked } from "./Checked";

/** A briefing as one sheet of paper. */
export function BriefingSheet({ briefing, when }: { briefing: Briefing; when?: string }) {
  const { customer } = briefing;
  return (
    <article className={classes.sheet}>
      <header className={classes.sheetHead}>
        <h2>{customer.name}</h2>
        <span>{customer.kana}</span>
        {when !== undefined && <span className="num">{when}</span>}
        <p>
          {customer.age !== null && (
            <>
              <Plural value={customer.age} one="# year old" other="# years old" /> ·{" "}
            </>
          )}
          {[customer.occupation, customer.city].filter(Boolean).join(" · ")} · <Trans>risk level {customer.risk_level}</Trans>
        </p>
        <Checked briefing={briefing} />
      </header>
      <BriefingBody briefing={briefing} />
    </article>
  );
}
