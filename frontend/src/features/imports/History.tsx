import { notifications } from "@mantine/notifications";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";

import { Card, ConfirmButton, EmptyState, KindTag, PagedList, SimpleTable, useProblemText, type SimpleColumn, type Tone } from "@/components";
import type { ImportSummary } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { historyQuery } from "./api/history";
import { useUndo } from "./api/undo";

const TONES: Record<ImportSummary["status"], Tone> = { preview: "none", applying: "info", applied: "good", undoing: "info", undone: "none", failed: "alarm" };

export function History({ canWrite }: { canWrite: boolean }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(historyQuery);
  const columns = useColumns(canWrite);
  return (
    <Card title={<Trans>Imports so far</Trans>}>
      <PagedList query={query} empty={<EmptyState><Trans>Nothing has been imported yet.</Trans></EmptyState>}>
        {(rows) => <SimpleTable label={t`Imports so far`} rows={rows} columns={columns} keyOf={(row) => row.import_id} />}
      </PagedList>
    </Card>
  );
}

function useColumns(canWrite: boolean): SimpleColumn<ImportSummary>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const status = { preview: t`Preview`, applying: t`In progress`, applied: t`Imported`, undoing: t`Being undone`, undone: t`Undone`, failed: t`Failed` };
  return [
    { key: "files", title: t`Files`, cell: (row) => row.files.join(", ") },
    { key: "when", title: t`Time`, cell: (row) => <span className="num">{formatDateTime(row.created_at, locale)}</span> },
    { key: "who", title: t`By`, cell: (row) => row.username },
    { key: "created", title: t`New`, numeric: true, cell: (row) => row.totals.created },
    { key: "updated", title: t`Changed`, numeric: true, cell: (row) => row.totals.updated },
    { key: "rejected", title: t`Rejected`, numeric: true, cell: (row) => row.totals.rejected },
    { key: "status", title: t`Status`, cell: (row) => <KindTag kind={TONES[row.status]}>{status[row.status]}</KindTag> },
    { key: "undo", title: t`Undo`, cell: (row) => (canWrite && row.status === "applied" && Date.parse(row.undo_until) > Date.now() ? <Undo row={row} /> : null) },
  ];
}

function Undo({ row }: { row: ImportSummary }) {
  const { t } = useLingui();
  const undo = useUndo();
  const problemText = useProblemText();
  const count = row.totals.created + row.totals.updated;
  const onConfirm = () =>
    undo.mutate(row.import_id, {
      onSuccess: () => notifications.show({ message: t`The import is undone.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error), autoClose: false }),
    });
  return (
    <ConfirmButton
      label={<Trans>Undo</Trans>}
      question={<Plural value={count} one="Take # record back to what it was?" other="Take # records back to what they were?" />}
      confirm={<Trans>Undo the import</Trans>}
      loading={undo.isPending}
      onConfirm={onConfirm}
    />
  );
}
