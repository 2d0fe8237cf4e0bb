import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { Amount, Card, ConfirmButton, EmptyState, KindTag, useProblemText } from "@/components";
import type { Inflow } from "@/lib/api";
import { formatDay, formatPercent } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { anchorOf } from "@/lib/rich";

import { useDeleteInflow } from "./api/deleteInflow";
import { useChoices } from "./choices";
import classes from "./customer.module.css";
import { InflowDialog } from "./InflowDialog";

const NEW = "new";

export function Inflows({ customerId, inflows, canWrite }: { customerId: string; inflows: Inflow[]; canWrite: boolean }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Inflow | typeof NEW | null>(null);
  const add = canWrite && <Button variant="subtle" size="compact-sm" onClick={() => setEditing(NEW)}><Trans>Add an inflow</Trans></Button>;
  return (
    <Card title={<Trans>Cash inflows</Trans>} aside={inflows.length > 0 && add}>
      {inflows.length === 0 ? (
        <EmptyState action={add}><Trans>No cash inflow is predicted.</Trans></EmptyState>
      ) : (
        <ul className={classes.records}>
          {inflows.map((inflow) => (
            <InflowItem key={inflow.inflow_id} inflow={inflow} canWrite={canWrite} onEdit={() => setEditing(inflow)} />
          ))}
        </ul>
      )}
      {editing !== null && (
        <InflowDialog customerId={customerId} inflow={editing === NEW ? null : editing} title={editing === NEW ? t`Add an inflow` : t`Change the inflow`} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

function InflowItem({ inflow, canWrite, onEdit }: { inflow: Inflow; canWrite: boolean; onEdit: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { source, status } = useChoices();
  const remove = useDeleteInflow();
  const problemText = useProblemText();
  const onDelete = () =>
    remove.mutate(inflow, {
      onSuccess: () => notifications.show({ message: t`The inflow is deleted.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  const arrived = inflow.arrived_on === null ? null : formatDay(inflow.arrived_on, locale);
  return (
    <li id={anchorOf("inflow", inflow.inflow_id)}>
      <div className={classes.recordHead}>
        <b className="num">{formatDay(inflow.expected_on, locale)}</b>
        <b><Amount value={inflow.amount} /></b>
        {inflow.confidence !== null && <span className="num"><Trans>likelihood {formatPercent(inflow.confidence, 0)}</Trans></span>}
        <KindTag kind={inflow.status === "predicted" ? "inflow" : inflow.status === "arrived" ? "good" : "none"}>{status[inflow.status]}</KindTag>
        {inflow.source !== null && <small>{source[inflow.source]}</small>}
        {canWrite && (
          <span className={classes.tools}>
            <Button variant="subtle" size="compact-sm" onClick={onEdit}><Trans>Change</Trans></Button>
            <ConfirmButton label={<Trans>Delete</Trans>} question={<Trans>Delete this inflow? It cannot be brought back.</Trans>} confirm={<Trans>Delete</Trans>} loading={remove.isPending} onConfirm={onDelete} />
          </span>
        )}
      </div>
      {arrived !== null && <p className={classes.fine}><Trans>Arrived on {arrived}</Trans> {inflow.arrived_amount !== null && <Amount value={inflow.arrived_amount} />}</p>}
      {inflow.note !== null && <p>{inflow.note}</p>}
    </li>
  );
}
