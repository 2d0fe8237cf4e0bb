import { useLingui } from "@lingui/react/macro";
import { memo, type MouseEvent } from "react";

import { useRowFocus, useVirtualRows } from "@/components";
import type { AuditEntry } from "@/lib/api";
import { formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./audit.module.css";
import { Outcome } from "./Outcome";
import { RecordName } from "./RecordName";
import { useAuditWords } from "./words";

export interface AuditListProps {
  entries: AuditEntry[];
  loadMore: () => void;
  onOpen: (entry: AuditEntry) => void;
}

const ROW = 41;

/** Rows of which only those near the window are drawn. */
export function AuditTable({ entries, loadMore, onOpen }: AuditListProps) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(entries.length, ROW, loadMore);
  const body = useRowFocus<HTMLTableSectionElement>();
  return (
    <div ref={start} className={classes.sheet}>
      <table className={classes.table} aria-label={t`Audit log`} aria-rowcount={-1}>
        <colgroup>
          <col className={classes.when} />
          <col className={classes.who} />
          <col className={classes.what} />
          <col className={classes.record} />
          <col className={classes.outcome} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t`Date and time`}</th>
            <th scope="col">{t`Who`}</th>
            <th scope="col">{t`Action`}</th>
            <th scope="col">{t`Record`}</th>
            <th scope="col">{t`Outcome`}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          <Spacer height={before} />
          {items.map((item) => {
            const entry = entries[item.index];
            return entry === undefined ? null : <Row key={entry.entry_id} entry={entry} index={item.index} onOpen={onOpen} />;
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

const Row = memo(function Row({ entry, index, onOpen }: { entry: AuditEntry; index: number; onOpen: (entry: AuditEntry) => void }) {
  const locale = useLocale();
  const words = useAuditWords();
  // A mouse may press anywhere on the row; keys and screen readers have the button.
  const open = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof HTMLElement && event.target.closest("button") === null) onOpen(entry);
  };
  return (
    <tr className={classes.row} aria-rowindex={index + 2} onClick={open}>
      <th scope="row"><button type="button" data-row className={`${classes.open} num`} onClick={() => onOpen(entry)}>{formatMoment(entry.at, locale)}</button></th>
      <td>{words.actor(entry.actor)}</td>
      <td>{words.action(entry.action)}</td>
      <td>{entry.resource !== null && <RecordName record={entry.resource} />}</td>
      <td><Outcome entry={entry} /></td>
    </tr>
  );
});
