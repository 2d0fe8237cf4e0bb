import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const BY_CHAT = "/api/assistant/chats/{chat_id}/shares";

/** The links to a chat that still work. */
export function sharesQuery(chatId: string) {
  return queryOptions({
    queryKey: ["assistant", "shares", chatId],
    queryFn: async ({ signal }) => (await unwrap(api.GET(BY_CHAT, { params: { path: { chat_id: chatId } }, signal }))).items,
  });
}

/** Makes a link; what it shows stays as it is now. The token is told this once. */
export function useShare(chatId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wishes: { message_id: string | null; days: number }) => unwrap(api.POST("/api/assistant/chats/{chat_id}/share", { params: { path: { chat_id: chatId } }, body: wishes })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sharesQuery(chatId).queryKey }),
  });
}

export function useRevokeShare(chatId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (shareId: string) => unwrap(api.DELETE(`${BY_CHAT}/{share_id}`, { params: { path: { chat_id: chatId, share_id: shareId } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sharesQuery(chatId).queryKey }),
  });
}

/** What a link shows. */
export function sharedQuery(token: string) {
  return queryOptions({
    queryKey: ["assistant", "shared", token],
    queryFn: ({ signal }) => unwrap(api.GET("/api/assistant/shared/{token}", { params: { path: { token } }, signal })),
    staleTime: Infinity,
  });
}
