import { Trans, useLingui } from "@lingui/react/macro";

import { KindTag, Words } from "@/components";
import type { Customer, CustomerPage } from "@/lib/api";
import { ageOn } from "@/lib/format";

import classes from "./customer.module.css";

export function Beside({ customer }: { customer: Customer }) {
  const { t } = useLingui();
  const age = customer.birth_date === null ? null : t`age ${ageOn(customer.birth_date)}`;
  return <>{[customer.kana, age, customer.city].filter(Boolean).join(" · ")}</>;
}

export function Tags({ page }: { page: CustomerPage }) {
  const { customer, signals } = page;
  const lead = signals[0];
  return (
    <div className={classes.tags}>
      <KindTag kind="good"><Trans>Risk tolerance {customer.risk_level}</Trans></KindTag>
      {customer.owner_name !== null && <KindTag kind="info"><Trans>Owner {customer.owner_name}</Trans></KindTag>}
      {customer.segment !== null && <KindTag kind="none">{customer.segment}</KindTag>}
      {lead !== undefined && <KindTag kind={lead.kind}><Words label={lead.tag} /></KindTag>}
    </div>
  );
}
