import { Skeleton } from "@mantine/core";
import { Trans } from "@lingui/react/macro";

import { Card, Columns, Lines } from "@/components";

import classes from "./Reasons.module.css";

export function RankedSkeleton() {
  return (
    <Columns
      main={
        <Card title={<Trans>Reasons to visit now</Trans>}>
          {[0, 1, 2, 3, 4].map((index) => (
            <div key={index} className={classes.row}>
              <Skeleton height={14} width={14} />
              <div>
                <Skeleton height={16} width="40%" mb={12} />
                <Skeleton height={14} width="90%" mb={10} />
                <Skeleton height={20} width="30%" />
              </div>
              <Skeleton height={30} />
            </div>
          ))}
        </Card>
      }
      side={<Card title={<Trans>Next trip</Trans>}><Lines rows={8} /></Card>}
    />
  );
}
