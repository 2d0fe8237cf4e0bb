import type { ReactNode } from "react";

import classes from "./SimpleTable.module.css";

export interface SimpleColumn<T> {
  key: string;
  title: string;
  numeric?: boolean;
  cell: (row: T) => ReactNode;
}

interface SimpleTableProps<T> {
  label: string;
  rows: T[];
  columns: SimpleColumn<T>[];
  keyOf: (row: T) => string;
  /** The id of each row in the page, for links to it. */
  idOf?: (row: T) => string;
}

/** A table whose first column names the row; below 600 px each row becomes a card. */
export function SimpleTable<T>({ label, rows, columns, keyOf, idOf }: SimpleTableProps<T>) {
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-numeric={column.numeric}>{column.title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} id={idOf?.(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">{column.cell(row)}</th>
                ) : (
                  <td key={column.key} data-numeric={column.numeric} data-label={column.title}>{column.cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
