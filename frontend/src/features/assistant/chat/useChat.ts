import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { ChatMessage } from "@/lib/api";

import { useAsk, type Screen } from "../api/ask";
import { conversationQuery } from "../api/conversation";
import { useRegenerate } from "../api/regenerate";
import { useStopRun } from "../api/stopRun";
import type { Mode } from "../run/events";
import { useRun } from "../run/useRun";
import { exchangesOf, type Chosen } from "./tree";

/** A chat and what can be done in it. Without `chatId` the first question makes one, and `onMade` is told. */
export function useChat(chatId: string | null, screen: Screen, onMade: (chatId: string) => void) {
  const query = useQuery({ ...conversationQuery(chatId ?? ""), enabled: chatId !== null });
  const [chosen, setChosen] = useState<Chosen>({});
  const ask = useAsk(chatId);
  const regenerate = useRegenerate();
  const stop = useStopRun();
  const exchanges = exchangesOf(query.data?.messages ?? [], query.data?.chat.leaf ?? null, chosen);
  /** The answer of the newest run: still being written, or ended and not loaded anew yet. */
  const latest = query.data?.messages.findLast((message) => message.status === "partial") ?? null;
  const running = useRun(chatId ?? "", latest?.run_id ?? null);
  const written = running !== null && running.draft.state !== "writing" ? null : latest;
  const choose = (...messages: ChatMessage[]) =>
    setChosen((old) => ({ ...old, ...Object.fromEntries(messages.map((message) => [message.parent_id ?? "", message.message_id])) }));

  const askBelow = (text: string, parentId: string | null, onSent?: () => void) =>
    ask.mutate({ text, parentId, screen }, {
      onSuccess: ({ chat, started }) => {
        choose(started.question, started.answer);
        onSent?.();
        if (chatId === null) onMade(chat.chat_id);
      },
    });
  return {
    query, exchanges, latest, written, running, choose, ask, stop, regenerate,
    /** Below the last answer that is shown. */
    askNext: (text: string, onSent?: () => void) => askBelow(text, exchanges.at(-1)?.answer?.message_id ?? exchanges.at(-1)?.question.message_id ?? null, onSent),
    /** The same place of the chat, asked otherwise. */
    askInstead: (question: ChatMessage, text: string) => askBelow(text, question.parent_id),
    answerAgain: (answer: ChatMessage, mode: Mode | null) => regenerate.mutate({ answer, mode }, { onSuccess: (started) => choose(started.answer) }),
  };
}

export type ChatState = ReturnType<typeof useChat>;
