import type { ChatMessage } from "@/lib/api";

/** A question and its answer as they are shown, with what lies beside them. */
export interface Exchange {
  question: ChatMessage;
  /** The same place of the chat, asked otherwise. */
  questions: ChatMessage[];
  answer: ChatMessage | null;
  /** Other answers to the same question. */
  answers: ChatMessage[];
}

/** Which message was chosen below which; "" is the root. */
export type Chosen = Readonly<Record<string, string>>;

const keyOf = (parent: string | null) => parent ?? "";

/** The branch that is shown: what was chosen, else the way to the newest message, else the newest on each level. */
export function exchangesOf(messages: ChatMessage[], leaf: string | null, chosen: Chosen): Exchange[] {
  const below = new Map<string, ChatMessage[]>();
  for (const message of messages) below.set(keyOf(message.parent_id), [...(below.get(keyOf(message.parent_id)) ?? []), message]);
  const onWay = wayTo(messages, leaf);
  const pick = (parent: string): [ChatMessage | undefined, ChatMessage[]] => {
    const found = below.get(parent) ?? [];
    const one = found.find((message) => message.message_id === chosen[parent]) ?? found.find((message) => onWay.has(message.message_id)) ?? found.at(-1);
    return [one, found];
  };
  const exchanges: Exchange[] = [];
  let [question, questions] = pick("");
  while (question !== undefined && exchanges.length <= messages.length) {
    const [answer, answers] = pick(question.message_id);
    exchanges.push({ question, questions, answer: answer ?? null, answers });
    [question, questions] = answer === undefined ? [undefined, []] : pick(answer.message_id);
  }
  return exchanges;
}

function wayTo(messages: ChatMessage[], leaf: string | null): Set<string> {
  const parents = new Map(messages.map((message) => [message.message_id, message.parent_id]));
  const way = new Set<string>();
  for (let at = leaf; at !== null && !way.has(at); at = parents.get(at) ?? null) way.add(at);
  return way;
}
