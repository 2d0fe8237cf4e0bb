import { Trans } from "@lingui/react/macro";
import { useNetwork } from "@mantine/hooks";

import classes from "./Shell.module.css";

/** Without a connection the screens keep what was loaded; this says so. */
export function OfflineBadge() {
  const { online } = useNetwork();
  if (online) return null;
  return (
    <p className={classes.badge} role="status">
      <Trans>Offline. You see what was loaded last.</Trans>
    </p>
  );
}
