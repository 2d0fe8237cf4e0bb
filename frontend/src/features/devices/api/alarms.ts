import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export interface AlarmFilters {
  state?: "open" | "cleared" | undefined;
  customer?: string | undefined;
  device?: string | undefined;
}

const PAGE = 50;
const REFRESH = 30_000;

export function alarmsQuery({ state, customer, device }: AlarmFilters) {
  const query = { ...(state === undefined ? {} : { state }), ...(customer === undefined ? {} : { customer_id: customer }), ...(device === undefined ? {} : { device_id: device }), limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ["alarms", "list", query],
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/alarms", { params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  });
}

/** One alarm by its reference, "device/alarm". */
export function alarmQuery(ref: string) {
  const [device_id = "", alarm_id = ""] = ref.split("/");
  return queryOptions({
    queryKey: ["alarms", "one", ref],
    queryFn: ({ signal }) => unwrap(api.GET("/api/alarms/{device_id}/{alarm_id}", { params: { path: { device_id, alarm_id } }, signal })),
  });
}
