import { Plural, Trans, useLingui } from "@lingui/react/macro";
import classes from "./imports.module.css";
import { useDropTarget } from "./useDropTarget";

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  busy: boolean;
  names: string[];
}

/** Files dropped anywhere on it, or chosen. */
export function DropZone({ onFiles, busy, names }: DropZoneProps) {
  const { t } = useLingui();
  const take = (files: File[]) => {
    if (files.length > 0 && !busy) onFiles(files);
  };
  const { target, over } = useDropTarget<HTMLDivElement>(take);
  return (
    <div ref={target} className={classes.drop} data-over={over}>
      <p className={classes.dropTitle} role="status">
        {busy ? <Trans>Reading the files</Trans> : names.length > 0 ? <Plural value={names.length} one="# file is read" other="# files are read" /> : <Trans>Drop CSV files here</Trans>}
      </p>
      <p className={classes.hint}>{names.length > 0 ? names.join("、") : <Trans>In any order. UTF-8, Shift_JIS and UTF-16; comma, tab or semicolon; Japanese or English headers.</Trans>}</p>
      <label className={classes.choose}>
        {names.length > 0 ? <Trans>Choose other files</Trans> : <Trans>Choose files</Trans>}
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t`Choose CSV files`}
          disabled={busy}
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
