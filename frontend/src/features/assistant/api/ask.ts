import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { api, idempotent, newKey, unwrap, type Chat, type StartedAnswer } from "@/lib/api";

import { useRefreshChats } from "./chats";
import { conversationQuery, withMessages } from "./conversation";

/** What the user looks at: what "this customer" and "this trip" mean. */
export interface Screen {
  customerId: string | null;
  tripId: string | null;
}

export interface Question {
  text: string;
  /** The message it goes below; null begins anew. */
  parentId: string | null;
  screen: Screen;
}

interface Asked {
  chat: Chat;
  started: StartedAnswer;
}

/** Asks in a chat; without one, a chat is made first. The same words sent again after a lost answer are taken once. */
export function useAsk(chatId: string | null) {
  const queryClient = useQueryClient();
  const refreshChats = useRefreshChats();
  const made = useRef<Chat | null>(null);
  const keys = useRef(new Map<string, string>());
  const keyOf = (name: string) => {
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    return key;
  };
  return useMutation({
    mutationFn: async ({ text, parentId, screen }: Question): Promise<Asked> => {
      if (chatId === null) made.current ??= await unwrap(api.POST("/api/assistant/chats", { body: {}, headers: idempotent(keyOf("")) }));
      const id = chatId ?? made.current?.chat_id ?? "";
      const body = { text, parent_id: parentId, screen: { customer_id: screen.customerId, trip_id: screen.tripId } };
      const started = await unwrap(api.POST("/api/assistant/chats/{chat_id}/messages", { params: { path: { chat_id: id } }, body, headers: idempotent(keyOf(JSON.stringify(body))) }));
      const chat = made.current ?? queryClient.getQueryData(conversationQuery(id).queryKey)?.chat;
      return { chat: chat ?? { chat_id: id, title: text, leaf: null, created_at: "", updated_at: "", version: 0 }, started };
    },
    onSuccess: async ({ chat, started }) => {
      keys.current.clear();
      const titled = { ...chat, title: chat.title === "" ? started.question.text : chat.title };
      const { queryKey } = conversationQuery(chat.chat_id);
      // What is being loaded does not know of this question yet.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, (old) => withMessages(old ?? { chat: titled, messages: [] }, [started.question, started.answer]));
      void refreshChats();
    },
  });
}
