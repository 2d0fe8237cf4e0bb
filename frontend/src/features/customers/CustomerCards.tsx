import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { Amount, Gain, useVirtualRows } from "@/components";
import type { CustomerRow } from "@/lib/api";

import { LastContact, NextAction, Town } from "./columns";
import classes from "./customers.module.css";

const CARD = 108;

/** The same list on a phone. */
export function CustomerCards({ rows, total, loadMore }: { rows: CustomerRow[]; total: number; loadMore: () => void }) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(rows.length, CARD, loadMore);
  return (
    <div ref={start} className={classes.sheet}>
      <ul className={classes.cards} aria-label={t`Customers`} style={{ paddingTop: before, paddingBottom: after }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <Card key={row.customer_id} row={row} index={item.index} total={total} />
          );
        })}
      </ul>
    </div>
  );
}

// As in the table: a card that stays is not drawn again while scrolling.
const Card = memo(function Card({ row, index, total }: { row: CustomerRow; index: number; total: number }) {
  return (
    <li className={classes.card} aria-setsize={total} aria-posinset={index + 1}>
      <div className={classes.cardTop}>
        <Link to="/customers/$customerId" params={{ customerId: row.customer_id }} className={classes.cover} data-row>{row.name}</Link>
        <b className="num"><span className="sr-only"><Trans>Score</Trans> </span>{row.score}</b>
      </div>
      <p className={classes.cardLine}><Town row={row} /> · <LastContact row={row} /> · <Trans>Risk {row.risk_level}</Trans></p>
      <div className={classes.cardBottom}>
        <span><Amount value={row.assets} /> <Gain value={row.gain} /></span>
        <NextAction row={row} />
      </div>
    </li>
  );
});
