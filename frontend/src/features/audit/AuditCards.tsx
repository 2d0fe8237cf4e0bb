import { useLingui } from "@lingui/react/macro";
import { memo } from "react";

import { useVirtualRows } from "@/components";
import type { AuditEntry } from "@/lib/api";
import { formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./audit.module.css";
import type { AuditListProps } from "./AuditTable";
import { Outcome } from "./Outcome";
import { RecordName } from "./RecordName";
import { useAuditWords } from "./words";

const CARD = 112;

/** The same log on a phone. */
export function AuditCards({ entries, loadMore, onOpen }: AuditListProps) {
  const { t } = useLingui();
  const { start, items, before, after } = useVirtualRows(entries.length, CARD, loadMore);
  return (
    <div ref={start} className={classes.sheet}>
      <ul className={classes.cards} aria-label={t`Audit log`} style={{ paddingTop: before, paddingBottom: after }}>
        {items.map((item) => {
          const entry = entries[item.index];
          return entry === undefined ? null : <Card key={entry.entry_id} entry={entry} index={item.index} onOpen={onOpen} />;
        })}
      </ul>
    </div>
  );
}

const Card = memo(function Card({ entry, index, onOpen }: { entry: AuditEntry; index: number; onOpen: (entry: AuditEntry) => void }) {
  const locale = useLocale();
  const words = useAuditWords();
  return (
    <li className={classes.card} aria-setsize={-1} aria-posinset={index + 1}>
      <button type="button" className={classes.cover} onClick={() => onOpen(entry)}>{words.action(entry.action)}</button>
      <p className={classes.line}>{words.actor(entry.actor)}{entry.resource !== null && <> · <RecordName record={entry.resource} /></>}</p>
      <div className={classes.bottom}>
        <span className="num">{formatMoment(entry.at, locale)}</span>
        <span className={classes.tags}><Outcome entry={entry} /></span>
      </div>
    </li>
  );
});
