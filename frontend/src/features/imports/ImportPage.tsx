import { Button } from "@mantine/core";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, EmptyState, PageHeader } from "@/components";
import type { ImportReport } from "@/lib/api";
import { useCanWrite } from "@/lib/session";

import { useUpload } from "./api/upload";
import { DropZone } from "./DropZone";
import { History } from "./History";
import classes from "./imports.module.css";
import { Report } from "./Report";
import { Templates } from "./Templates";
import { UploadError } from "./UploadError";

/** As many as the server takes at once. */
const MOST_FILES = 20;

/** Files in, a look at what would happen, then the import; and the way back. */
export function ImportPage() {
  const canWrite = useCanWrite();
  return (
    <div className={classes.page}>
      <PageHeader title={<Trans>Import</Trans>} subtitle={<Trans>Customers, products, holdings, notes, cash inflows and economic events from CSV files.</Trans>} />
      {canWrite ? <Importer /> : <EmptyState><Trans>Viewers cannot import. A sales representative, a manager or an administrator can.</Trans></EmptyState>}
      <History canWrite={canWrite} />
    </div>
  );
}

function Importer() {
  const [files, setFiles] = useState<File[]>([]);
  const preview = useUpload();
  const apply = useUpload();

  const start = (chosen: File[]) => {
    setFiles(chosen);
    apply.reset();
    preview.reset();
    if (chosen.length <= MOST_FILES) preview.mutate({ files: chosen, dryRun: true });
  };
  const clear = () => {
    setFiles([]);
    preview.reset();
    apply.reset();
  };

  if (apply.data !== undefined) return <Result report={apply.data} onAgain={clear} />;
  const report = preview.data;
  const tooMany = files.length > MOST_FILES;
  const rows = report === undefined ? 0 : report.totals.created + report.totals.updated;
  return (
    <>
      <DropZone onFiles={start} doing={preview.isPending ? "reading" : apply.isPending ? "importing" : null} names={tooMany ? [] : files.map((file) => file.name)} />
      {files.length === 0 && <Templates />}
      {tooMany && <p role="alert" className={classes.failure}><Trans>At most {MOST_FILES} files at once. Please choose fewer.</Trans></p>}
      {preview.isError && <UploadError error={preview.error} onRetry={() => start(files)} />}
      {report !== undefined && (
        <Card title={<Trans>What would happen</Trans>} aside={<Trans>Nothing is written yet</Trans>}>
          <Report report={report} />
          {apply.isError && <UploadError error={apply.error} onRetry={() => apply.mutate({ files, dryRun: false })} />}
          <div className={classes.actions}>
            <Button onClick={() => apply.mutate({ files, dryRun: false })} loading={apply.isPending} disabled={rows === 0}>
              <Plural value={rows} one="Import # row" other="Import # rows" />
            </Button>
            <Button variant="default" onClick={clear} disabled={apply.isPending}><Trans>Cancel</Trans></Button>
          </div>
        </Card>
      )}
    </>
  );
}

function Result({ report, onAgain }: { report: ImportReport; onAgain: () => void }) {
  return (
    <Card title={<Trans>The import is done</Trans>} aside={report.totals.rejected > 0 && <Trans>{report.totals.rejected} rows rejected</Trans>}>
      <Report report={report} />
      <div className={classes.actions}>
        <Button component={Link} to="/customers"><Trans>See the customers</Trans></Button>
        <Button variant="default" onClick={onAgain}><Trans>Import more files</Trans></Button>
      </div>
    </Card>
  );
}
