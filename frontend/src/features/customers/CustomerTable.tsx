import { useElementSize, useMergedRef } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { memo, type MouseEvent } from "react";

import { useRowFocus, useVirtualRows } from "@/components";
import type { CustomerRow, CustomerSort } from "@/lib/api";

import type { Column, SortKey } from "./columns";
import classes from "./customers.module.css";

interface CustomerTableProps {
  rows: CustomerRow[];
  total: number;
  loadMore: () => void;
  columns: Column[];
  sort: CustomerSort;
  onSort: (sort: CustomerSort) => void;
}

const ROW = 41;
const NAME_WIDTH = 220;

export function CustomerTable({ rows, total, loadMore, columns, sort, onSort }: CustomerTableProps) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(rows.length, ROW, loadMore);
  const body = useRowFocus<HTMLTableSectionElement>();
  const width = NAME_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  const room = useElementSize<HTMLDivElement>();
  const sheet = useMergedRef(start, room.ref);
  return (
    <div ref={sheet} className={classes.sheet} data-narrow={room.width > 0 && room.width < width}>
      <table className={classes.table} aria-label={t`Customers`} aria-rowcount={total + 1} style={{ minWidth: width }}>
        <colgroup>
          <col style={{ width: NAME_WIDTH }} />
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <SortHead title={t`Name`} sortKey="kana" sort={sort} onSort={onSort} />
            {columns.map((column) =>
              column.sort === undefined ? (
                <th key={column.id} scope="col" data-numeric={column.numeric}>{column.title}</th>
              ) : (
                <SortHead key={column.id} title={column.title} sortKey={column.sort} descending={column.descending} numeric={column.numeric} sort={sort} onSort={onSort} />
              ),
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          <Spacer height={before} />
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : <Row key={row.customer_id} row={row} index={item.index} columns={columns} />;
          })}
          <Spacer height={after} />
        </tbody>
      </table>
      {rows.length < total && <p className={classes.loading} role="status"><Trans>Loading more</Trans></p>}
    </div>
  );
}

/** Holds the place of rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

// Scrolling draws the list anew at every step; a row that stays is not drawn again.
const Row = memo(function Row({ row, index, columns }: { row: CustomerRow; index: number; columns: Column[] }) {
  const navigate = useNavigate();
  const target = { to: "/customers/$customerId", params: { customerId: row.customer_id } } as const;
  // A mouse may press anywhere on the row; keys and screen readers have the link.
  const open = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof HTMLElement && event.target.closest("a, button") === null) void navigate(target);
  };
  return (
    <tr className={classes.row} aria-rowindex={index + 2} onClick={open}>
      <th scope="row">
        <Link {...target} data-row className={classes.name}>{row.name}</Link>
        <small className={classes.kana}>{row.kana}</small>
      </th>
      {columns.map((column) => (
        <td key={column.id} data-numeric={column.numeric}>{column.cell(row)}</td>
      ))}
    </tr>
  );
});

interface SortHeadProps {
  title: string;
  sortKey: SortKey;
  descending?: boolean | undefined;
  numeric?: boolean | undefined;
  sort: CustomerSort;
  onSort: (sort: CustomerSort) => void;
}

function SortHead({ title, sortKey, descending = false, numeric, sort, onSort }: SortHeadProps) {
  const direction = sort === sortKey ? "ascending" : sort === `-${sortKey}` ? "descending" : undefined;
  const first: CustomerSort = descending ? `-${sortKey}` : sortKey;
  const other: CustomerSort = descending ? sortKey : `-${sortKey}`;
  return (
    <th scope="col" aria-sort={direction ?? "none"} data-numeric={numeric}>
      <button type="button" className={classes.sort} onClick={() => onSort(sort === first ? other : first)}>
        {title}
        <span aria-hidden className={classes.arrow}>{direction === "ascending" ? "↑" : direction === "descending" ? "↓" : ""}</span>
      </button>
    </th>
  );
}
