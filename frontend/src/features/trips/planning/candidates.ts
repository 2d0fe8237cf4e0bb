import { useQueries, type UseQueryResult } from "@tanstack/react-query";

import type { Ranked, TripPlan } from "@/lib/api";

import { rankedQuery } from "../api/searches";

export interface Candidates {
  items: Ranked[];
  isPending: boolean;
  error: Error | null;
  retry: () => void;
}

function merge(results: UseQueryResult<{ items: Ranked[] }>[]): Candidates {
  const items = results.flatMap(({ data }) => data?.items ?? []);
  return {
    items: items.toSorted((a, b) => b.score - a.score || a.customer.customer_id.localeCompare(b.customer.customer_id)),
    isPending: results.some(({ isPending }) => isPending),
    error: results.find(({ error }) => error)?.error ?? null,
    retry: () => results.forEach(({ isError, refetch }) => isError && void refetch()),
  };
}

/** Customers with a reason to be met in the area, the strongest first. */
export function useCandidates(prefectures: readonly string[]): Candidates {
  const areas = prefectures.length > 0 ? prefectures : [null];
  return useQueries({ queries: areas.map((area) => rankedQuery(area)), combine: merge });
}

/** When a customer is met in the plan: day from 0 and clock time. */
export function meetingOf(plan: TripPlan | null, customerId: string): { day: number; at: string } | null {
  for (const [day, { items }] of (plan?.days ?? []).entries()) {
    const visit = items.find((item) => item.type === "visit" && item.customer_id === customerId);
    if (visit?.type === "visit") return { day, at: visit.start_at };
  }
  return null;
}
