import { Button, SegmentedControl } from "@mantine/core";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { Card, EmptyState, FilterBar, PagedList, PageHeader, useRowFocus } from "@/components";

import { alarmQuery, alarmsQuery } from "../api/alarms";
import { CustomerField } from "../CustomerField";
import { AlarmList } from "./AlarmList";

const AlarmDialog = lazy(async () => ({ default: (await import("./AlarmDialog")).AlarmDialog }));
const route = getRouteApi("/signed-in/alarms");

/** What is wrong at the customers' now, and who looks after it? */
export function AlarmsPage() {
  const { t } = useLingui();
  const { state = "open", customer, open } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = useRowFocus<HTMLDivElement>();
  const query = useInfiniteQuery(alarmsQuery({ state, customer }));
  const linked = useQuery({ ...alarmQuery(open ?? ""), enabled: open !== undefined }).data;
  const change = (next: { state?: "cleared" | undefined; customer?: string | undefined; open?: undefined }) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const count = query.data?.pages.flatMap((page) => page.items).length;
  const more = query.hasNextPage ? "+" : "";
  const action = state === "open" ? <Button variant="default" onClick={() => change({ state: "cleared" })}><Trans>See those that are over</Trans></Button> : <Button variant="default" onClick={() => change({ state: undefined })}><Trans>See the open ones</Trans></Button>;
  return (
    <>
      <PageHeader title={<Trans>Alarms</Trans>} subtitle={count !== undefined && <span className="num"><Plural value={count} one="# alarm" other="# alarms" />{more}</span>} />
      <FilterBar>
        <CustomerField clearable value={customer ?? null} placeholder={t`All customers`} onChange={(chosen) => change({ customer: chosen ?? undefined })} />
        <SegmentedControl aria-label={t`State`} value={state} onChange={(value) => change({ state: value === "cleared" ? "cleared" : undefined })} data={[{ value: "open", label: t`Open` }, { value: "cleared", label: t`Over` }]} />
      </FilterBar>
      <div ref={rows}>
        <Card label={t`Alarms`}>
          <PagedList query={query} empty={<EmptyState action={action}>{state === "open" ? <Trans>No alarm is open.</Trans> : <Trans>There is no alarm that is over.</Trans>}</EmptyState>}>
            {(alarms) => <AlarmList alarms={alarms} />}
          </PagedList>
        </Card>
      </div>
      <Suspense fallback={null}>{linked !== undefined && open !== undefined && <AlarmDialog alarm={linked} onClose={() => change({ open: undefined })} />}</Suspense>
    </>
  );
}
