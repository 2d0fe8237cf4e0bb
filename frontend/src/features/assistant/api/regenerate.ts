import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, idempotent, newKey, unwrap, type ChatMessage } from "@/lib/api";

import type { Mode } from "../run/events";
import { conversationQuery, withMessages } from "./conversation";

/** Another answer to the same question, beside the one before; in this mode, or (null) as it was asked. */
export function useRegenerate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ answer: { chat_id, message_id }, mode }: { answer: ChatMessage; mode: Mode | null }) =>
      unwrap(api.POST("/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate", { params: { path: { chat_id, message_id } }, body: { mode }, headers: idempotent(newKey()) })),
    onSuccess: async ({ question, answer }) => {
      const { queryKey } = conversationQuery(answer.chat_id);
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, (old) => old && withMessages(old, [question, answer]));
    },
  });
}
