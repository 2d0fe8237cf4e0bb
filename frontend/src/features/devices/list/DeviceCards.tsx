import { Plural, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { DeviceState, KindTag, useVirtualRows } from "@/components";
import type { Device } from "@/lib/api";
import type { Sparks } from "@/lib/series";

import { Age, Reading } from "../Reading";
import { Spark, type ListProps } from "./DeviceTable";
import classes from "./list.module.css";
import { useSparks } from "./useSparks";

const CARD = 116;

/** The same list on a phone. */
export function DeviceCards({ rows, total, loadMore }: ListProps) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(rows.length, CARD, loadMore);
  const sparks = useSparks(rows, items);
  return (
    <div ref={start} className={classes.sheet}>
      <ul className={classes.cards} aria-label={t`Devices`} style={{ paddingTop: before, paddingBottom: after }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : <DeviceCard key={row.device_id} row={row} index={item.index} total={total} sparks={sparks(item.index)} />;
        })}
      </ul>
    </div>
  );
}

const DeviceCard = memo(function DeviceCard({ row, index, total, sparks }: { row: Device; index: number; total: number; sparks: Sparks | undefined }) {
  return (
    <li className={classes.card} aria-setsize={total} aria-posinset={index + 1}>
      <div className={classes.cardTop}>
        <Link to="/devices/$deviceId" params={{ deviceId: row.device_id }} className={classes.cover} data-row>{row.name}</Link>
        <DeviceState state={row.state} />
      </div>
      <p className={classes.cardLine}>{[row.customer_name, row.place].filter(Boolean).join(" · ")}</p>
      <div className={classes.cardBottom}>
        <span>
          <b className="num"><Reading device={row} metric="temperature" /></b> <b className="num"><Reading device={row} metric="humidity" /></b>
          <small><Age device={row} /></small>
        </span>
        {row.open_alarms > 0 && <KindTag kind="alarm"><Plural value={row.open_alarms} one="# alarm" other="# alarms" /></KindTag>}
        <Spark row={row} sparks={sparks} />
      </div>
    </li>
  );
});
