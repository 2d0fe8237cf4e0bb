import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Amount, Card, EmptyState, Gain, KindTag, useAssetClassName } from "@/components";
import type { CustomerPage, ValuedHolding } from "@/lib/api";
import { formatDay, formatPercent, formatQuantity, formatShortDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { anchorOf } from "@/lib/rich";

import { Allocation } from "./Allocation";
import classes from "./customer.module.css";

export function Holdings({ holdings, allocation }: { holdings: ValuedHolding[]; allocation: CustomerPage["allocation"] }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Holdings</Trans>} aside={<span className="num"><Plural value={holdings.length} one="# item" other="# items" /></span>}>
      {holdings.length === 0 ? (
        <EmptyState><Trans>No holdings are recorded.</Trans></EmptyState>
      ) : (
        <>
          <Allocation allocation={allocation} />
          <div className={classes.holdings}>
            <table className={classes.table} aria-label={t`Holdings`}>
              <thead>
                <tr>
                  <th scope="col"><Trans>Product</Trans></th>
                  <th scope="col" className={classes.n}><Trans>Quantity</Trans></th>
                  <th scope="col" className={classes.n}><Trans>Value</Trans></th>
                  <th scope="col" className={classes.n}><Trans>Gain</Trans></th>
                  <th scope="col" className={classes.n}><Trans>Weight</Trans></th>
                  <th scope="col"><Trans>Matures</Trans></th>
                </tr>
              </thead>
              <tbody>
                {holdings.map((holding) => (
                  <HoldingRow key={holding.holding_id} holding={holding} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}

function HoldingRow({ holding }: { holding: ValuedHolding }) {
  const { t } = useLingui();
  const locale = useLocale();
  const foreign = holding.currency !== "JPY";
  return (
    <tr id={anchorOf("holding", holding.holding_id)}>
      <th scope="row">
        {holding.product_name}
        <small className={classes.fine}><Terms holding={holding} /></small>
        {!holding.suitable && <KindTag kind="alarm"><Trans>Above the risk tolerance</Trans></KindTag>}
      </th>
      <td className={classes.n} data-label={t`Quantity`}>{holding.asset_class === "cash" ? "—" : formatQuantity(holding.quantity, locale)}</td>
      <td className={classes.n} data-label={t`Value`}>
        <Amount value={holding.value_base} />
        {foreign && holding.value !== null && <small className={classes.fine}><Amount value={holding.value} /></small>}
      </td>
      <td className={classes.n} data-label={t`Gain`}>
        <Gain value={holding.gain_base} />
        {foreign && holding.fx_effect_base !== null && <small className={classes.fine}><Trans>currency</Trans> <Gain value={holding.fx_effect_base} /></small>}
      </td>
      <td className={classes.n} data-label={t`Weight`}>{holding.weight === null ? "—" : formatPercent(holding.weight)}</td>
      <td className="num" data-label={t`Matures`}>{holding.maturity_on === null ? "—" : formatDay(holding.maturity_on, locale)}</td>
    </tr>
  );
}

/** Bonds by coupon and rating, the rest by price and its day. */
function Terms({ holding }: { holding: ValuedHolding }) {
  const { t } = useLingui();
  const locale = useLocale();
  const className = useAssetClassName();
  const terms = [
    className(holding.asset_class),
    holding.coupon_rate === null ? null : formatPercent(holding.coupon_rate, 2),
    holding.rating,
    holding.account,
    holding.price === null ? (holding.asset_class === "cash" ? null : t`no price`) : null,
    holding.price_on === null || holding.asset_class === "cash" ? null : t`price of ${formatShortDay(holding.price_on, locale)}`,
  ];
  return <>{terms.filter(Boolean).join(" · ")}</>;
}
