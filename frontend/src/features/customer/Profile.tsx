import { Trans, useLingui } from "@lingui/react/macro";

import { Card } from "@/components";
import type { Customer } from "@/lib/api";
import { formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { prefectureName } from "@/lib/prefectures";

import { ChangeButton } from "./ChangeButton";
import classes from "./customer.module.css";
import { Pair } from "./Suitability";
import { useWindowText } from "./windows";

export function Profile({ customer, canWrite }: { customer: Customer; canWrite: boolean }) {
  const { t } = useLingui();
  const locale = useLocale();
  const windowText = useWindowText();
  const address = [customer.prefecture === null ? null : prefectureName(customer.prefecture, locale), customer.city, customer.address].filter(Boolean).join(locale === "ja" ? "" : " ");
  const located = { given: null, municipality: t`placed at the town`, prefecture: t`placed at the prefecture`, none: t`not on the map` }[customer.location_source];
  return (
    <Card title={<Trans>Visiting</Trans>} aside={canWrite && <ChangeButton customer={customer} part="visiting" label={t`Change the profile`} />}>
      <dl className={classes.pairs}>
        <Pair name={<Trans>Address</Trans>}>{address === "" ? null : <>{address}{located !== null && <small className={classes.fine}>{located}</small>}</>}</Pair>
        <Pair name={<Trans>Hours</Trans>}>{customer.visit_windows.length === 0 ? <Trans>any time</Trans> : customer.visit_windows.map((one, index) => <div key={index} className="num">{windowText(one)}</div>)}</Pair>
        <Pair name={<Trans>Length of a visit</Trans>}>{formatMinutes(customer.visit_minutes, locale)}</Pair>
        <Pair name={<Trans>Phone</Trans>}>{customer.phone === null ? null : <a href={`tel:${customer.phone}`} className={classes.link}>{customer.phone}</a>}</Pair>
        <Pair name={<Trans>E-mail</Trans>}>{customer.email === null ? null : <a href={`mailto:${customer.email}`} className={classes.link}>{customer.email}</a>}</Pair>
        <Pair name={<Trans>Occupation</Trans>}>{customer.occupation}</Pair>
      </dl>
    </Card>
  );
}
