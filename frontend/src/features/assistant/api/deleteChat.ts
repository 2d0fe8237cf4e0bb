import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import { useRefreshChats } from "./chats";
import { conversationQuery } from "./conversation";

export function useDeleteChat() {
  const queryClient = useQueryClient();
  const refreshChats = useRefreshChats();
  return useMutation({
    mutationFn: (chatId: string) => unwrap(api.DELETE("/api/assistant/chats/{chat_id}", { params: { path: { chat_id: chatId } } })),
    onSuccess: async (_, chatId) => {
      queryClient.removeQueries({ queryKey: conversationQuery(chatId).queryKey });
      await refreshChats();
    },
  });
}
