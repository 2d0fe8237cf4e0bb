import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const CANDIDATES = 60;

/** Towns and stations by kanji, kana or romaji; without words the principal stations. */
export const placesQuery = (words: string) =>
  queryOptions({
    queryKey: ["places", words],
    queryFn: ({ signal }) => unwrap(api.GET("/api/places", { params: { query: { q: words } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** Customers with a reason to be met, the strongest first; in these prefectures, or everywhere for none. */
export const candidatesQuery = (prefectures: string[]) =>
  queryOptions({
    queryKey: ["signals", { prefectures }],
    queryFn: ({ signal }) => unwrap(api.GET("/api/signals", { params: { query: { limit: CANDIDATES, prefecture: prefectures } }, signal })),
    placeholderData: keepPreviousData,
  });

export const customerNamesQuery = (words: string) =>
  queryOptions({
    queryKey: ["customers", "names", words],
    queryFn: ({ signal }) => unwrap(api.GET("/api/customers", { params: { query: { q: words, limit: 8 } }, signal })),
    enabled: words !== "",
    placeholderData: keepPreviousData,
  });

/** Where a new trip begins, as the server proposes it. */
export const startQuery = queryOptions({
  queryKey: ["trips", "start"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/trips/start", { signal })),
  // A form that is being filled in must not move its start.
  staleTime: Infinity,
  gcTime: 0,
});
