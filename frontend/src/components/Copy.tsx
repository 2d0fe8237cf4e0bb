import { Trans } from "@lingui/react/macro";
import { useClipboard } from "@mantine/hooks";
import type { ReactNode } from "react";

import classes from "./States.module.css";

export function Copy({ value, children }: { value: string; children: ReactNode }) {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <button type="button" className={classes.copy} onClick={() => clipboard.copy(value)}>
      {clipboard.copied ? <Trans>Copied</Trans> : children}
    </button>
  );
}
