import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";

import { draftOf } from "../run/draft";
import type { Mode } from "../run/events";
import { Answer } from "./Answer";
import { AnswerTools } from "./AnswerTools";
import classes from "./chat.module.css";
import { Question } from "./Question";
import type { Exchange } from "./tree";
import type { ChatState } from "./useChat";

/** The questions and answers of the branch that is shown. */
export function ChatView({ chat }: { chat: ChatState }) {
  const { t } = useLingui();
  const end = useRef<HTMLDivElement>(null);
  const last = chat.exchanges.at(-1)?.question.message_id;
  const writing = chat.written !== null;
  const follows = chat.exchanges.length > 1;
  // A new question comes to the top and its answer grows below it; nothing moves while one reads.
  useEffect(() => {
    if (last !== undefined && follows) end.current?.scrollIntoView({ block: "start" });
  }, [last, follows]);
  return (
    <div className={classes.chat}>
      {chat.exchanges.map((exchange, index) => {
        const isLast = index === chat.exchanges.length - 1;
        return (
          <div key={exchange.question.message_id} ref={isLast ? end : undefined} className={classes.exchange} data-last={isLast}>
            <OneExchange chat={chat} exchange={exchange} />
          </div>
        );
      })}
      <p className="sr-only" role="status">{writing ? t`The answer is being written.` : chat.exchanges.length > 0 && t`The answer is complete.`}</p>
    </div>
  );
}

function OneExchange({ chat, exchange: { question, questions, answer, answers } }: { chat: ChatState; exchange: Exchange }) {
  const writing = chat.written !== null;
  const mine = answer !== null && chat.latest?.message_id === answer.message_id;
  const draft = answer === null ? null : mine && chat.running !== null ? chat.running.draft : draftOf(answer);
  const again = writing || answer === null ? undefined : (mode: Mode | null) => chat.answerAgain(answer, mode);
  return (
    <>
      <Question question={question} questions={questions} onChoose={chat.choose} onEdit={writing ? undefined : (text) => chat.askInstead(question, text)} />
      {answer !== null && draft !== null && (
        <Answer
          message={answer}
          draft={draft}
          connected={!mine || chat.running?.connected !== false}
          onAsk={writing ? undefined : (text) => chat.askNext(text)}
          onRetry={again && (() => again(null))}
          tools={<AnswerTools message={answer} answers={answers} onChoose={chat.choose} onAgain={again} />}
        />
      )}
    </>
  );
}
