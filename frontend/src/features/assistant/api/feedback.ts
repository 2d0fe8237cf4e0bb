import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, type ChatMessage } from "@/lib/api";

import { conversationQuery } from "./conversation";

export type Feedback = NonNullable<ChatMessage["feedback"]>;

/** Thumbs up or down with an optional comment; null takes it back. */
export function useFeedback({ chat_id, message_id }: ChatMessage) {
  const queryClient = useQueryClient();
  const path = "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback";
  const params = { path: { chat_id, message_id } };
  return useMutation({
    mutationFn: (feedback: Feedback | null) => unwrap(feedback === null ? api.DELETE(path, { params }) : api.PUT(path, { params, body: feedback })),
    onSuccess: ({ feedback }) => {
      queryClient.setQueryData(conversationQuery(chat_id).queryKey, (old) =>
        old && { ...old, messages: old.messages.map((one) => (one.message_id === message_id ? { ...one, feedback } : one)) });
    },
  });
}
