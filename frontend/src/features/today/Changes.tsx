import { Button } from "@mantine/core";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, KindTag, Words } from "@/components";
import type { ChangedCustomer } from "@/lib/api";
import { formatShortDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { changesQuery } from "./api/changes";
import classes from "./Changes.module.css";

const FIRST = 5;

/** What is new since the last day that was kept: reasons that came, and those that went. Nothing is shown where nothing changed. */
export function Changes() {
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const items = useQuery(changesQuery).data?.items ?? [];
  const since = items.map((item) => item.since).sort()[0];
  if (since === undefined) return null;
  const rest = items.length - FIRST;
  return (
    <Card title={<Trans>New since {formatShortDay(since, locale)}</Trans>} aside={<span className="num">{items.length}</span>}>
      <ul className={classes.list}>
        {(all ? items : items.slice(0, FIRST)).map((item) => <Row key={item.customer.customer_id} item={item} />)}
      </ul>
      {rest > 0 && !all && <div className={classes.more}><Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}><Trans>Show {rest} more</Trans></Button></div>}
    </Card>
  );
}

function Row({ item: { customer, score, score_before, new: came, gone } }: { item: ChangedCustomer }) {
  return (
    <li>
      <span className={classes.name}>
        <Link to="/customers/$customerId" params={{ customerId: customer.customer_id }}>{customer.name}</Link>
        <Score now={score} before={score_before} />
      </span>
      <span className={classes.tags}>
        {came.map((signal) => <KindTag key={signal.signal_id} kind={signal.kind}><Words label={signal.tag} /></KindTag>)}
        {gone.length > 0 && <small><Plural value={gone.length} one="# reason is gone" other="# reasons are gone" /></small>}
      </span>
    </li>
  );
}

function Score({ now, before }: { now: number; before: number | null }) {
  const { t } = useLingui();
  if (before === null) return <small>{t`new in the list`}</small>;
  if (before === now) return <small className="num">{now}</small>;
  return <small className="num" aria-label={t`Score ${now}, before ${before}`}>{before} → <b>{now}</b></small>;
}
