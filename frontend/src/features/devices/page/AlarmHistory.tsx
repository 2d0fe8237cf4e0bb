import { Trans } from "@lingui/react/macro";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

import { Card, EmptyState, PagedList } from "@/components";
import type { Alarm } from "@/lib/api";

import { AlarmList } from "../alarms/AlarmList";

interface AlarmHistoryProps {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Alarm[] }>>;
  onShow: (window: Alarm["window"]) => void;
}

/** What was wrong before, and is now. */
export function AlarmHistory({ query, onShow }: AlarmHistoryProps) {
  return (
    <Card title={<Trans>Alarms</Trans>}>
      <PagedList query={query} empty={<EmptyState><Trans>This device has had no alarms.</Trans></EmptyState>}>
        {(alarms) => <AlarmList alarms={alarms} onShow={onShow} />}
      </PagedList>
    </Card>
  );
}
