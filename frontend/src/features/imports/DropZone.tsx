import { Plural, Trans, useLingui } from "@lingui/react/macro";
import classes from "./imports.module.css";
import { useDropTarget } from "./useDropTarget";

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** What is done with the files at the moment: no others are taken meanwhile. */
  doing: "reading" | "importing" | null;
  names: string[];
}

/** Files dropped anywhere on it, or chosen. */
export function DropZone({ onFiles, doing, names }: DropZoneProps) {
  const { t } = useLingui();
  const take = (files: File[]) => {
    if (files.length > 0 && doing === null) onFiles(files);
  };
  const { target, over } = useDropTarget<HTMLDivElement>(take);
  return (
    <div ref={target} className={classes.drop} data-over={over}>
      <p className={classes.dropTitle} role="status">
        {doing === "reading" && <Trans>Reading the files</Trans>}
        {doing === "importing" && <Trans>Importing the files</Trans>}
        {doing === null && (names.length > 0 ? <Plural value={names.length} one="# file is read" other="# files are read" /> : <Trans>Drop CSV files here</Trans>)}
      </p>
      <p className={classes.hint}>{names.length > 0 ? names.join(", ") : <Trans>In any order. UTF-8, Shift_JIS and UTF-16; comma, tab or semicolon; Japanese or English headers.</Trans>}</p>
      <label className={classes.choose}>
        {names.length > 0 ? <Trans>Choose other files</Trans> : <Trans>Choose files</Trans>}
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t`Choose CSV files`}
          disabled={doing !== null}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}
