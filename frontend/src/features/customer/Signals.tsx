import { Trans } from "@lingui/react/macro";

import { Card, EmptyState, KindTag, RichText, Words } from "@/components";
import type { Signal } from "@/lib/api";
import { formatNumber } from "@/lib/format";

import classes from "./customer.module.css";

export function Signals({ signals }: { signals: Signal[] }) {
  return (
    <Card title={<Trans>Reasons to visit now</Trans>} aside={<span className="num">{signals.length}</span>}>
      {signals.length === 0 ? (
        <EmptyState><Trans>There is no particular reason to visit right now.</Trans></EmptyState>
      ) : (
        <ul className={classes.signals}>
          {signals.map((signal) => (
            <li key={signal.signal_id}>
              <KindTag kind={signal.kind}><Words label={signal.tag} /></KindTag>
              <span><RichText rich={signal.text} /></span>
              <small className={classes.points}><Trans>{formatNumber(signal.points)} points</Trans></small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
