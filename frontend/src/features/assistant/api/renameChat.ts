import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Chat } from "@/lib/api";

import { useRefreshChats } from "./chats";
import { conversationQuery } from "./conversation";

export function useRenameChat() {
  const queryClient = useQueryClient();
  const refreshChats = useRefreshChats();
  return useMutation({
    mutationFn: ({ chat, title }: { chat: Chat; title: string }) =>
      unwrap(api.PATCH("/api/assistant/chats/{chat_id}", { params: { path: { chat_id: chat.chat_id } }, body: { title }, headers: ifMatch(chat.version) })),
    onSuccess: async (chat) => {
      queryClient.setQueryData(conversationQuery(chat.chat_id).queryKey, (old) => old && { ...old, chat });
      await refreshChats();
    },
  });
}
