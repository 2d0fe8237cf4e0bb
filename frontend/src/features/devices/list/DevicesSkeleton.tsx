import { Skeleton } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";

import classes from "./list.module.css";

const ROWS = 10;

export function DevicesSkeleton() {
  const { t } = useLingui();
  return (
    <div className={classes.sheet} role="status" aria-label={t`Loading`}>
      {Array.from({ length: ROWS }, (_, index) => (
        <div key={index} className={classes.ghost}>
          <Skeleton height={18} width="8%" radius={99} />
          <Skeleton height={14} width="24%" />
          <Skeleton height={14} width="22%" />
          <Skeleton height={14} width="14%" />
          <Skeleton height={18} width="10%" />
        </div>
      ))}
    </div>
  );
}
