import { notifications } from "@mantine/notifications";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, Words } from "@/components";
import type { DeviceImport } from "@/lib/api";
import { useLocale } from "@/lib/i18n";

import { useImportDevices } from "../api/importDevices";
import classes from "./form.module.css";

type Uploaded = DeviceImport["files"][number];
const COUNTS = ["rows", "created", "updated", "unchanged", "rejected"] as const;

/** Devices from a CSV file: first what would happen, line by line, then the import. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [files, setFiles] = useState<File[]>([]);
  const preview = useImportDevices();
  const apply = useImportDevices();
  const choose = (chosen: File[]) => {
    if (chosen.length === 0) return;
    setFiles(chosen);
    apply.reset();
    preview.mutate({ files: chosen, dryRun: true });
  };
  const totals = preview.data?.totals;
  const changes = totals === undefined ? 0 : totals.created + totals.updated;
  const submit = () =>
    apply.mutate({ files, dryRun: false }, {
      onSuccess: (report) => {
        const done = report.totals.created + report.totals.updated;
        notifications.show({ message: t`${done} devices were imported.` });
        onClose();
      },
    });
  return (
    <FormDialog title={t`Import devices`} submit={totals === undefined ? <Trans>Import</Trans> : <Plural value={changes} one="Import # row" other="Import # rows" />} onSubmit={submit} onClose={onClose} saving={apply.isPending} error={apply.error ?? preview.error} disabled={changes === 0}>
      <div className={classes.file}>
        <p className={classes.hint}>
          <Trans>A CSV file with a row for each device. <a className={classes.link} href={`/api/imports/templates/devices.csv?locale=${locale}`} download="devices.csv">A sample to start from</a></Trans>
        </p>
        <label className={classes.choose}>
          {files.length === 0 ? <Trans>Choose a file</Trans> : <Trans>Choose another file</Trans>}
          <input
            type="file" multiple accept=".csv,.tsv,.txt,text/csv" aria-label={t`Choose CSV files`} disabled={preview.isPending || apply.isPending}
            onChange={(event) => {
              choose([...(event.currentTarget.files ?? [])]);
              // The same file may be chosen again after it was mended.
              event.currentTarget.value = "";
            }}
          />
        </label>
        {preview.isPending && <p className={classes.hint} role="status"><Trans>Reading the file</Trans></p>}
        {preview.data?.files.map((file, index) => <Report key={`${index}:${file.name}`} file={file} />)}
      </div>
    </FormDialog>
  );
}

function Report({ file }: { file: Uploaded }) {
  const { t } = useLingui();
  const names = { rows: t`Rows`, created: t`New`, updated: t`Changed`, unchanged: t`Unchanged`, rejected: t`Rejected` };
  const more = file.errors_total - file.errors.length;
  return (
    <section className={classes.report} aria-label={file.name}>
      <b>{file.name}</b>
      <dl className={classes.counts}>
        {COUNTS.map((count) => (
          <div key={count} data-bad={count === "rejected" && file.rejected > 0}>
            <dt>{names[count]}</dt>
            <dd>{file[count].toLocaleString("en-US")}</dd>
          </div>
        ))}
      </dl>
      {file.unknown_columns.length > 0 && <p className={classes.hint}><Trans>Columns left aside: {file.unknown_columns.join(", ")}</Trans></p>}
      {file.errors.length > 0 && (
        <ul className={classes.errors} aria-label={t`What is wrong`}>
          {file.errors.map((error, index) => (
            <li key={index}>
              {error.line !== null && <b><Trans>Line {error.line}</Trans></b>}
              {error.column !== null && `${error.column}: `}
              <Words label={error.message} />
              {error.value !== null && <code>{error.value}</code>}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className={classes.hint}><Plural value={more} one="and # more" other="and # more" /></p>}
    </section>
  );
}
