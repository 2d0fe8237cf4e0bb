import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap, type AuditAlert } from "@/lib/api";

/** What of the log is asked for; days of Japan as `2026-11-21`, both included. */
export interface AuditFilters {
  user?: string | undefined;
  action?: string | undefined;
  /** `customers`, or one record as `customers/c_1`. */
  resource?: string | undefined;
  outcome?: "done" | "refused" | undefined;
  alert?: AuditAlert | "any" | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const PAGE = 200;

function asked({ user, action, resource, outcome, alert, from, to }: AuditFilters) {
  return {
    ...(user !== undefined && { user_id: user }),
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
    ...(outcome !== undefined && { outcome }),
    ...(alert !== undefined && { alert }),
    ...(from !== undefined && { from: `${from}T00:00:00+09:00` }),
    ...(to !== undefined && { to: `${to}T23:59:59.999+09:00` }),
  };
}

/** The log page by page, newest first. A page may be empty although more follow. */
export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ["audit", "list", filters],
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/audit", { params: { query: { ...asked(filters), limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export const actionsQuery = queryOptions({
  queryKey: ["audit", "actions"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/audit/actions", { signal }))).items,
  staleTime: Infinity,
});

/** Where the same entries are had as a CSV file. */
export function csvAddress(filters: AuditFilters): string {
  const query = new URLSearchParams(asked(filters)).toString();
  return `/api/audit/export.csv${query === "" ? "" : `?${query}`}`;
}
