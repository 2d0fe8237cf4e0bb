import { Trans } from "@lingui/react/macro";

import { useLocale } from "@/lib/i18n";

import classes from "./imports.module.css";
import { KINDS, useFileKindName } from "./kinds";

/** A file of each kind to start from. */
export function Templates() {
  const locale = useLocale();
  const kindName = useFileKindName();
  return (
    <p className={classes.templates}>
      <Trans>Samples to start from:</Trans>
      {KINDS.map((kind) => (
        <a key={kind} href={`/api/imports/templates/${kind}.csv?locale=${locale}`} download={`${kind}.csv`}>{kindName(kind)}</a>
      ))}
    </p>
  );
}
