import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { Amount, Card } from "@/components";
import type { Customer } from "@/lib/api";

import { ChangeButton } from "./ChangeButton";
import classes from "./customer.module.css";

export function Suitability({ customer, canWrite }: { customer: Customer; canWrite: boolean }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Suitability</Trans>} aside={<><Trans>Risk {customer.risk_level} of 5</Trans>{canWrite && <ChangeButton customer={customer} part="suitability" label={t`Change the suitability`} />}</>}>
      <dl className={classes.pairs}>
        <Pair name={<Trans>Knowledge</Trans>}>{customer.knowledge}</Pair>
        <Pair name={<Trans>Experience</Trans>}>{customer.experience}</Pair>
        <Pair name={<Trans>Means</Trans>}>{customer.means}</Pair>
        <Pair name={<Trans>Purpose</Trans>}>{customer.purpose}</Pair>
        <Pair name={<Trans>Net worth</Trans>}><Amount value={customer.net_worth} /></Pair>
        <Pair name={<Trans>Annual income</Trans>}><Amount value={customer.annual_income} /></Pair>
      </dl>
    </Card>
  );
}

/** A name and its value; what is not recorded says so. */
export function Pair({ name, children }: { name: ReactNode; children: ReactNode }) {
  const missing = children === null || children === "";
  return (
    <>
      <dt>{name}</dt>
      <dd className={missing ? classes.missing : undefined}>{missing ? <Trans>not recorded</Trans> : children}</dd>
    </>
  );
}
