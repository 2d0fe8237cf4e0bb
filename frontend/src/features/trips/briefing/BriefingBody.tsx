import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Amount, RecordLink, RichText, Words } from "@/components";
import type { Briefing, ValuedHolding } from "@/lib/api";
import { formatDay, formatPercent, formatShortDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./briefing.module.css";
import { ReadingsChart } from "./ReadingsChart";

const WIDE = [classes.figure, classes.wide].join(" ");

/** One visit on one page: who, what changed, why now, what is held, what to say, what is not known. */
export function BriefingBody({ briefing }: { briefing: Briefing }) {
  const { t } = useLingui();
  const locale = useLocale();
  const since = briefing.since === null ? null : formatShortDay(briefing.since, locale);
  const sections = briefing.sections.filter(({ items }) => items.length > 0);
  const before = sections.filter(({ kind }) => kind !== "unknown");
  const unknown = sections.filter(({ kind }) => kind === "unknown");
  return (
    <div className={classes.body}>
      {before.map((section) => (
        <Section key={section.kind} section={section} note={section.kind === "changed" && since !== null ? t`since ${since}` : null} />
      ))}
      {briefing.holdings.length > 0 && <Holdings holdings={briefing.holdings} />}
      {briefing.excluded_products > 0 && (
        <p className={classes.note}>
          <Plural
            value={briefing.excluded_products}
            one="# product above the customer's risk level was left out."
            other="# products above the customer's risk level were left out."
          />
        </p>
      )}
      {unknown.map((section) => (
        <Section key={section.kind} section={section} note={null} />
      ))}
    </div>
  );
}

function Section({ section, note }: { section: Briefing["sections"][number]; note: string | null }) {
  return (
    <section className={classes.section}>
      <h3>
        <Words label={section.title} />
        {note !== null && <small> ({note})</small>}
      </h3>
      <ul>
        {section.items.map((item, index) => (
          <li key={index}>
            <RichText rich={item.text} />
            {item.chart !== null && <ReadingsChart chart={item.chart} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Holdings({ holdings }: { holdings: ValuedHolding[] }) {
  const locale = useLocale();
  return (
    <section className={classes.section}>
      <h3>
        <Trans>Holdings</Trans>
      </h3>
      <div className={classes.scroll}>
        <table className={classes.holdings}>
          <thead>
            <tr>
              <th scope="col"><Trans>Product</Trans></th>
              <th scope="col" className={classes.figure}><Trans>Value</Trans></th>
              <th scope="col" className={WIDE}><Trans>Share</Trans></th>
              <th scope="col" className={WIDE}><Trans>Rate</Trans></th>
              <th scope="col" className={classes.figure}><Trans>Matures</Trans></th>
            </tr>
          </thead>
          <tbody>
            {holdings.map((holding) => (
              <tr key={holding.holding_id}>
                <th scope="row">
                  <RecordLink to={{ kind: "holding", id: holding.holding_id, customer_id: holding.customer_id }}>{holding.product_name}</RecordLink>
                </th>
                <td className={classes.figure}><Amount value={holding.value_base} /></td>
                <td className={WIDE}>{holding.weight === null ? "—" : formatPercent(holding.weight)}</td>
                <td className={WIDE}>{holding.coupon_rate === null ? "—" : formatPercent(holding.coupon_rate, 2)}</td>
                <td className={classes.figure}>{holding.maturity_on === null ? "—" : formatDay(holding.maturity_on, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
