import { Skeleton } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";

import classes from "./customers.module.css";

const ROWS = 14;

export function CustomersSkeleton() {
  const { t } = useLingui();
  return (
    <div className={classes.sheet} role="status" aria-label={t`Loading`}>
      {Array.from({ length: ROWS }, (_, index) => (
        <div key={index} className={classes.ghost}>
          <Skeleton height={14} width="22%" />
          <Skeleton height={14} width="14%" />
          <Skeleton height={14} width="30%" />
          <Skeleton height={14} width="10%" />
        </div>
      ))}
    </div>
  );
}
