import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const PER_AREA = 40;

/** Towns and stations by kanji, kana or romaji; without words the principal stations. */
export const placesQuery = (words: string) =>
  queryOptions({
    queryKey: ["places", words],
    queryFn: ({ signal }) => unwrap(api.GET("/api/places", { params: { query: { q: words } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

/** Customers with a reason to be met, ranked; in one prefecture, or everywhere for null. */
export const rankedQuery = (prefecture: string | null) =>
  queryOptions({
    queryKey: ["signals", prefecture],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/signals", { params: { query: { limit: PER_AREA, ...(prefecture === null ? {} : { prefecture }) } }, signal })),
  });

export const customerNamesQuery = (words: string) =>
  queryOptions({
    queryKey: ["customers", "names", words],
    queryFn: ({ signal }) => unwrap(api.GET("/api/customers", { params: { query: { q: words, limit: 8 } }, signal })),
    enabled: words !== "",
    placeholderData: keepPreviousData,
  });
