import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Plural, Trans } from "@lingui/react/macro";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

import { Card, EmptyState, PagedList } from "@/components";
import type { Alarm } from "@/lib/api";

import { AlarmList } from "../alarms/AlarmList";
import classes from "./page.module.css";

interface AlarmHistoryProps {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Alarm[] }>>;
  onShow: (window: Alarm["window"]) => void;
}

const FIRST = 6;

/** What was wrong before, and is now. */
export function AlarmHistory({ query, onShow }: AlarmHistoryProps) {
  const [all, more] = useDisclosure(false);
  return (
    <Card title={<Trans>Alarms</Trans>}>
      <PagedList query={all ? query : { ...query, hasNextPage: false }} empty={<EmptyState><Trans>This device has had no alarms.</Trans></EmptyState>}>
        {(alarms) => (
          <>
            <AlarmList alarms={all ? alarms : alarms.slice(0, FIRST)} onShow={onShow} />
            {!all && alarms.length > FIRST && (
              <p className={classes.more}>
                <Button variant="subtle" size="compact-sm" onClick={more.open}><Plural value={alarms.length - FIRST} one="Show # more" other="Show # more" /></Button>
              </p>
            )}
          </>
        )}
      </PagedList>
    </Card>
  );
}
