import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId } from "react";

import { KindTag, RichText, ScoreBar, Words } from "@/components";
import type { Ranked } from "@/lib/api";
import { daysBetween, formatRelativeDays } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./Reasons.module.css";
import { ScoreParts } from "./ScoreParts";

interface RankedRowProps {
  item: Ranked;
  /** Who stands below, for "why is this above that?". */
  next: Ranked | undefined;
  today: string;
  opened: boolean;
  onToggle: () => void;
}

export function RankedRow({ item, next, today, opened, onToggle }: RankedRowProps) {
  const { t } = useLingui();
  const id = useId();
  const { customer } = item;
  return (
    <li className={classes.row}>
      <span className={classes.rank}>{item.rank}</span>
      <div className={classes.words}>
        <h3 className={classes.name}>
          <Link to="/customers/$customerId" params={{ customerId: customer.customer_id }} data-row>
            {customer.name}
          </Link>
          <small><LastContact city={customer.city} on={customer.last_contact_on} today={today} /></small>
        </h3>
        <p className={classes.headline}><RichText rich={item.headline} /></p>
        <div className={classes.tags}>
          {item.signals.map((signal) => (
            <KindTag key={signal.signal_id} kind={signal.kind}><Words label={signal.tag} /></KindTag>
          ))}
        </div>
      </div>
      <button type="button" className={classes.score} onClick={onToggle} aria-expanded={opened} aria-controls={id} aria-label={t`Score ${item.score}, how it adds up`}>
        <b>{item.score}</b>
        <ScoreBar parts={item.parts} />
      </button>
      <div id={id} className={classes.parts} hidden={!opened}>
        {opened && <ScoreParts item={item} next={next} />}
      </div>
    </li>
  );
}

function LastContact({ city, on, today }: { city: string | null; on: string | null; today: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const ago = on === null ? t`never contacted` : t`last contact ${formatRelativeDays(daysBetween(today, on), locale)}`;
  return <span className="num">{[city, ago].filter(Boolean).join(" · ")}</span>;
}
