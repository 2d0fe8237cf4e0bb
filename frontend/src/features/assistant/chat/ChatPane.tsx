import { useNetwork } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { QueryView } from "@/components";

import type { Screen } from "../api/ask";
import { infoQuery } from "../api/info";
import { ChatView } from "./ChatView";
import { Composer } from "./Composer";
import { useChat } from "./useChat";
import { useKeptText } from "./useKeptText";

const MOST = 4000;

export interface Begin {
  ask: (text: string) => void;
  /** Puts the beginning of a sentence into the composer. */
  fill: (text: string) => void;
  disabled: boolean;
}

interface ChatPaneProps {
  chatId: string | null;
  screen: Screen;
  /** Where an unsent text is kept. */
  place: string;
  focusFirst: boolean;
  onMade: (chatId: string) => void;
  /** What is shown before the first question. */
  first: (begin: Begin) => ReactNode;
}

/** A conversation with its composer: on the assistant's page and beside other pages. */
export function ChatPane({ chatId, screen, place, focusFirst, onMade, first }: ChatPaneProps) {
  const chat = useChat(chatId, screen, onMade);
  const [text, setText] = useKeptText(place);
  const { online } = useNetwork();
  const most = useQuery(infoQuery).data?.message_characters ?? MOST;
  const { written, stop } = chat;
  const send = () => chat.askNext(text.trim(), () => setText(""));
  const runId = written?.run_id ?? null;
  return (
    <>
      <div>
        {chatId === null ? first({ ask: (words) => chat.askNext(words), fill: setText, disabled: !online || chat.ask.isPending }) : <QueryView query={chat.query}>{() => <ChatView chat={chat} />}</QueryView>}
      </div>
      <Composer
        text={text}
        onText={setText}
        onSend={send}
        onStop={runId === null ? undefined : () => stop.mutate(runId)}
        waiting={chatId !== null && chat.query.data === undefined}
        sending={chat.ask.isPending}
        stopping={stop.isPending}
        error={chat.ask.error ?? chat.regenerate.error ?? stop.error}
        most={most}
        focusFirst={focusFirst}
      />
    </>
  );
}
