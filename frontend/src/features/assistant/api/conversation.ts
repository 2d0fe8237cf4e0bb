import { queryOptions } from "@tanstack/react-query";

import { api, unwrap, type ChatMessage, type Conversation } from "@/lib/api";

/** What another browser asks in this chat is seen within this time. */
const REFRESH = 15_000;

export function conversationQuery(chatId: string) {
  return queryOptions({
    queryKey: ["assistant", "chat", chatId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/assistant/chats/{chat_id}", { params: { path: { chat_id: chatId } }, signal })),
    staleTime: 0,
    refetchInterval: REFRESH,
  });
}

/** The chat with these messages new or changed; the last of them is its newest. */
export function withMessages(conversation: Conversation, messages: ChatMessage[]): Conversation {
  const changed = new Map(messages.map((message) => [message.message_id, message]));
  const kept = conversation.messages.filter((message) => !changed.has(message.message_id));
  const all = [...kept, ...messages].sort((a, b) => a.created_at.localeCompare(b.created_at) || (a.role === "user" ? -1 : 1));
  return { chat: { ...conversation.chat, leaf: messages.at(-1)?.message_id ?? conversation.chat.leaf }, messages: all };
}
