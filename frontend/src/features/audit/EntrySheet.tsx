import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

import { Copy, Pairs, Sheet, SimpleTable } from "@/components";
import type { AuditEntry } from "@/lib/api";
import { formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./audit.module.css";
import { useFieldName } from "./fields";
import { Outcome } from "./Outcome";
import { RecordName, RecordPage } from "./RecordName";
import { useAuditWords } from "./words";

/** One entry: who, from where, and which fields were changed. */
export function EntrySheet({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useAuditWords();
  const { resource, actor, reason, request_id } = entry;
  return (
    <Sheet title={words.action(entry.action)} onClose={onClose}>
      <div className={classes.entry}>
        <Pairs
          pairs={[
            [t`Date and time`, formatMoment(entry.at, locale)],
            [t`Who`, words.actor(actor)],
            [t`Record`, resource && <RecordName record={resource} />],
            [t`Outcome`, <span key="outcome" className={classes.tags}><Outcome entry={entry} /></span>],
            [t`Why refused`, reason && words.reason(reason)],
            [t`Address on the network`, entry.ip],
            [t`Program`, entry.user_agent],
            [t`Request`, request_id && <Copy value={request_id}>{request_id}</Copy>],
          ]}
        />
        <Changes changes={entry.changes} />
        <nav className={classes.links} aria-label={t`From this entry`}>
          <RecordPage entry={entry} />
          {resource?.id != null && <Link to="/audit" search={{ resource: `${resource.kind}/${resource.id}` }} className={classes.link} onClick={onClose}><Trans>Everything about this record</Trans></Link>}
          {actor.id !== null && <Link to="/audit" search={{ user: actor.id }} className={classes.link} onClick={onClose}><Trans>Everything by {words.actor(actor)}</Trans></Link>}
        </nav>
      </div>
    </Sheet>
  );
}

function Changes({ changes }: { changes: AuditEntry["changes"] }) {
  const { t } = useLingui();
  const nameOf = useFieldName();
  if (changes.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}><Trans>What was changed</Trans></h3>
      <SimpleTable
        label={t`What was changed`}
        rows={changes}
        keyOf={({ field }) => field}
        columns={[
          { key: "field", title: t`Field`, cell: ({ field }) => nameOf(field) ?? <code className={classes.field}>{field}</code> },
          { key: "before", title: t`Before`, cell: ({ before }) => <Value of={before} /> },
          { key: "after", title: t`After`, cell: ({ after }) => <Value of={after} /> },
        ]}
      />
      {changes.some(({ before, after }) => before === MASK || after === MASK) && <p className={classes.fine}><Trans>{MASK} stands for a secret or personal value: that it changed is logged, not what it was.</Trans></p>}
    </section>
  );
}

const MASK = "•••";

function Value({ of }: { of: AuditEntry["changes"][number]["before"] }) {
  if (of === null) return <span className={classes.faint}>—</span>;
  return <span className={classes.value}>{typeof of === "string" ? of : JSON.stringify(of)}</span>;
}
