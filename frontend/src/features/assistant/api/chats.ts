import { infiniteQueryOptions, keepPreviousData, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const PAGE = 30;

/** One's own chats, the last used first; `q` looks in titles and questions. */
export function chatsQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ["assistant", "chats", q],
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/assistant/chats", { params: { query: { q, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export function useRefreshChats(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ["assistant", "chats"] });
}
