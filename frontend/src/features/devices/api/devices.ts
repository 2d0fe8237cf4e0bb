import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";

import { api, unwrap, type DeviceState } from "@/lib/api";

export interface DeviceFilters {
  q?: string | undefined;
  customer?: string | undefined;
  state?: DeviceState | undefined;
}

const PAGE = 200;
const REFRESH = 30_000;

export function filterQuery({ q, customer, state }: DeviceFilters) {
  return { ...(q === undefined ? {} : { q }), ...(customer === undefined ? {} : { customer_id: customer }), ...(state === undefined ? {} : { state }) };
}

/** The devices page by page, asked for anew twice a minute: they live. */
export function devicesQuery(filters: DeviceFilters) {
  return infiniteQueryOptions({
    queryKey: ["devices", "list", filters],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/devices", { params: { query: { ...filterQuery(filters), limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  });
}
