import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { memo, type MouseEvent } from "react";

import { DeviceState, KindTag, Sparkline, useRowFocus, useVirtualRows } from "@/components";
import type { Device } from "@/lib/api";
import type { Sparks } from "@/lib/series";

import { Age, Reading } from "../Reading";
import classes from "./list.module.css";
import { useSparks } from "./useSparks";

export interface ListProps {
  rows: Device[];
  total: number;
  loadMore: () => void;
}

const ROW = 49;
const WIDTHS = [104, undefined, 230, 92, 84, 100, 124, 84];

export function DeviceTable({ rows, total, loadMore }: ListProps) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(rows.length, ROW, loadMore);
  const sparks = useSparks(rows, items);
  const body = useRowFocus<HTMLTableSectionElement>();
  const heads: [title: string, numeric?: boolean][] = [[t`State`], [t`Device`], [t`Customer and place`], [t`Temperature`, true], [t`Humidity`, true], [t`Last reading`, true], [t`24 hours`], [t`Alarms`, true]];
  return (
    <div ref={start} className={classes.sheet}>
      <table className={classes.table} aria-label={t`Devices`} aria-rowcount={total + 1}>
        <colgroup>
          {heads.map(([title], index) => (
            <col key={title} style={{ width: WIDTHS[index] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map(([title, numeric]) => (
              <th key={title} scope="col" data-numeric={numeric}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : <Row key={row.device_id} row={row} index={item.index} sparks={sparks(item.index)} />;
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {rows.length < total && <p className={classes.loading} role="status"><Trans>Loading more</Trans></p>}
    </div>
  );
}

// Scrolling draws the list anew at every step; a row that stays is not drawn again.
const Row = memo(function Row({ row, index, sparks }: { row: Device; index: number; sparks: Sparks | undefined }) {
  const navigate = useNavigate();
  const target = { to: "/devices/$deviceId", params: { deviceId: row.device_id } } as const;
  // A mouse may press anywhere on the row; keys and screen readers have the link.
  const open = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof HTMLElement && event.target.closest("a, button") === null) void navigate(target);
  };
  return (
    <tr className={classes.row} aria-rowindex={index + 2} onClick={open}>
      <td><DeviceState state={row.state} /></td>
      <th scope="row"><Link {...target} data-row className={classes.name}>{row.name}</Link></th>
      <td>
        <Link to="/customers/$customerId" params={{ customerId: row.customer_id }} className={classes.customer}>{row.customer_name}</Link>
        {row.place !== null && <small className={classes.place}>{row.place}</small>}
      </td>
      <td data-numeric><Reading device={row} metric="temperature" /></td>
      <td data-numeric><Reading device={row} metric="humidity" /></td>
      <td data-numeric className={classes.age}><Age device={row} /></td>
      <td><Spark row={row} sparks={sparks} /></td>
      <td data-numeric>{row.open_alarms > 0 && <KindTag kind="alarm"><span className="num">{row.open_alarms}</span></KindTag>}</td>
    </tr>
  );
});

export function Spark({ row, sparks }: { row: Device; sparks: Sparks | undefined }) {
  if (sparks === undefined) return <span className={classes.sparkless} />;
  return <Sparkline series={sparks.series.get(row.device_id)} from={sparks.from} to={sparks.to} alarm={row.state === "alarm"} />;
}
