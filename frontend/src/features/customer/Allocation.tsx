import { useLingui } from "@lingui/react/macro";

import { Amount, useAssetClassName } from "@/components";
import type { CustomerPage } from "@/lib/api";
import { formatPercent } from "@/lib/format";

import classes from "./customer.module.css";

/** The book by class: one bar with its labels beneath, the labels being the table of the same values. */
export function Allocation({ allocation }: { allocation: CustomerPage["allocation"] }) {
  const { t } = useLingui();
  const className = useAssetClassName();
  const parts = allocation.flatMap(({ weight, ...part }) => (weight === null || Number(weight) <= 0 ? [] : [{ ...part, weight }]));
  if (parts.length === 0) return null;
  return (
    <figure className={classes.allocation} aria-label={t`Allocation by class`}>
      <div className={classes.bar} aria-hidden>
        {parts.map((part) => (
          <i key={part.asset_class} data-class={part.asset_class} style={{ width: `${Number(part.weight) * 100}%` }} />
        ))}
      </div>
      <dl>
        {parts.map((part) => (
          <div key={part.asset_class}>
            <dt><i data-class={part.asset_class} aria-hidden />{className(part.asset_class)}</dt>
            <dd><b>{formatPercent(part.weight)}</b> <Amount value={part.value} /></dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
