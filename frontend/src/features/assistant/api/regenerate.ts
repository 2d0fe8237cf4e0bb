import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, idempotent, newKey, unwrap, type ChatMessage } from "@/lib/api";

import { conversationQuery, withMessages } from "./conversation";

/** Another answer to the same question, beside the one before. */
export function useRegenerate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ chat_id, message_id }: ChatMessage) =>
      unwrap(api.POST("/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate", { params: { path: { chat_id, message_id } }, headers: idempotent(newKey()) })),
    onSuccess: ({ question, answer }) => {
      queryClient.setQueryData(conversationQuery(answer.chat_id).queryKey, (old) => old && withMessages(old, [question, answer]));
    },
  });
}
