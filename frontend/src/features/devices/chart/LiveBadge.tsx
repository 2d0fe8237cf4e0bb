import { useLingui } from "@lingui/react/macro";

import classes from "./chart.module.css";
import type { LiveState } from "./useLive";

export function LiveBadge({ state }: { state: LiveState }) {
  const { t } = useLingui();
  const words = { off: t`Live is off`, connecting: t`Connecting`, live: t`Live`, paused: t`Paused`, broken: t`Not connected` };
  return <span className={classes.live} data-state={state} role="status"><i aria-hidden />{words[state]}</span>;
}
