import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { KindTag, Words } from "@/components";
import type { ImportFile, ImportReport } from "@/lib/api";

import classes from "./imports.module.css";
import { useFileKindName } from "./kinds";

const COUNTS = ["rows", "created", "updated", "unchanged", "rejected"] as const;

/** Every row accounted for, by file; the refused ones with line, column, value and reason. */
export function Report({ report }: { report: ImportReport }) {
  return (
    <>
      {report.failure !== null && <p role="alert" className={classes.failure}><Words label={report.failure} /></p>}
      <ul className={classes.files}>
        {report.files.map((file, index) => (
          <FileReport key={`${index}:${file.name}`} file={file} />
        ))}
      </ul>
    </>
  );
}

function FileReport({ file }: { file: ImportFile }) {
  const { t } = useLingui();
  const kindName = useFileKindName();
  const names = { rows: t`Rows`, created: t`New`, updated: t`Changed`, unchanged: t`Unchanged`, rejected: t`Rejected` };
  return (
    <li className={classes.file}>
      <div className={classes.fileHead}>
        <b>{file.name}</b>
        {file.kind === null ? <KindTag kind="alarm"><Trans>Kind not recognised</Trans></KindTag> : <KindTag kind="info">{kindName(file.kind)}</KindTag>}
        {!file.usable && file.kind !== null && <KindTag kind="alarm"><Trans>Cannot be used</Trans></KindTag>}
        <small>{[file.encoding, delimiterName(file.delimiter, t`tab`)].filter(Boolean).join(" · ")}</small>
      </div>
      <dl className={classes.counts}>
        {COUNTS.map((count) => (
          <div key={count} data-bad={count === "rejected" && file.rejected > 0}>
            <dt>{names[count]}</dt>
            <dd>{file[count].toLocaleString("en-US")}</dd>
          </div>
        ))}
      </dl>
      {file.unknown_columns.length > 0 && <p className={classes.unknown}><Trans>Columns left aside: {file.unknown_columns.join(", ")}</Trans></p>}
      {file.errors.length > 0 && <Errors file={file} />}
    </li>
  );
}

function delimiterName(delimiter: string | null, tab: string): string | null {
  return delimiter === "\t" ? tab : delimiter;
}

function Errors({ file }: { file: ImportFile }) {
  const more = file.errors_total - file.errors.length;
  return (
    <details className={classes.errors} open={file.errors.length <= 20}>
      <summary><Plural value={file.errors_total} one="# reason" other="# reasons" /></summary>
      <table>
        <thead>
          <tr>
            <th scope="col" className={classes.line}><Trans>Line</Trans></th>
            <th scope="col"><Trans>Column</Trans></th>
            <th scope="col"><Trans>Cell</Trans></th>
            <th scope="col"><Trans>Reason</Trans></th>
          </tr>
        </thead>
        <tbody>
          {file.errors.map((error, index) => (
            <tr key={index}>
              <td className={classes.line}>{error.line ?? "—"}</td>
              <td>{error.column ?? "—"}</td>
              <td className={classes.value}>{error.value ?? "—"}</td>
              <td><Words label={error.message} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={classes.unknown}><Plural value={more} one="and # more" other="and # more" /></p>}
    </details>
  );
}
