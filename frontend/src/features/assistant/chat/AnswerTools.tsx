import { ActionIcon, Button, Popover, Textarea } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useProblemText } from "@/components";
import type { ChatMessage } from "@/lib/api";

import { useFeedback } from "../api/feedback";
import { infoQuery } from "../api/info";
import type { Mode } from "../run/events";
import { plain } from "../text/parse";
import classes from "./chat.module.css";
import { Glyph } from "./Glyph";
import { Siblings } from "./Siblings";

interface AnswerToolsProps {
  message: ChatMessage;
  answers: ChatMessage[];
  onChoose: (message: ChatMessage) => void;
  /** Answers again, in this mode or as it was asked. */
  onAgain?: ((mode: Mode | null) => void) | undefined;
}

/** What no model answers, whoever asks for it. */
const ALWAYS_RULES: ChatMessage["intent"][] = ["refuse", "help"];

/** What can be done with a finished answer. */
export function AnswerTools({ message, answers, onChoose, onAgain }: AnswerToolsProps) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2000 });
  const live = useQuery(infoQuery).data?.mode === "live";
  const model = live && message.mode === "rules" && message.status === "done" && !ALWAYS_RULES.includes(message.intent);
  return (
    <span className={classes.icons}>
      {onAgain !== undefined && model && <Button variant="subtle" size="compact-xs" onClick={() => onAgain("live")}><Trans>Answer with the model</Trans></Button>}
      <Siblings all={answers} shown={message} label={t`Versions of this answer`} onChoose={onChoose} />
      {message.text !== "" && (
        <ActionIcon variant="subtle" color="gray" aria-label={clipboard.copied ? t`Copied` : t`Copy the answer`} onClick={() => clipboard.copy(plain(message.text))}>
          <Glyph name={clipboard.copied ? "check" : "copy"} />
        </ActionIcon>
      )}
      {onAgain !== undefined && (
        <ActionIcon variant="subtle" color="gray" aria-label={t`Answer again`} onClick={() => onAgain(message.mode === "live" ? "live" : null)}><Glyph name="again" /></ActionIcon>
      )}
      {message.status === "done" && <Thumbs message={message} />}
    </span>
  );
}

const COMMENT = 200;

function Thumbs({ message }: { message: ChatMessage }) {
  const { t } = useLingui();
  const feedback = useFeedback(message);
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const [comment, setComment] = useState("");
  const vote = message.feedback?.vote;
  const toggle = (next: "up" | "down") => {
    feedback.mutate(vote === next ? null : { vote: next, comment: null });
    setComment("");
    setAsking(next === "down" && vote !== next);
  };
  const send = () => feedback.mutate({ vote: "down", comment: comment.trim() }, { onSuccess: () => setAsking(false) });
  return (
    <Popover opened={asking} onChange={setAsking} trapFocus withArrow width={280}>
      <ActionIcon variant={vote === "up" ? "light" : "subtle"} color={vote === "up" ? "ai" : "gray"} aria-pressed={vote === "up"} aria-label={t`Helpful`} onClick={() => toggle("up")}><Glyph name="up" /></ActionIcon>
      <Popover.Target>
        <ActionIcon variant={vote === "down" ? "light" : "subtle"} color={vote === "down" ? "ai" : "gray"} aria-pressed={vote === "down"} aria-label={t`Not helpful`} onClick={() => toggle("down")}><Glyph name="down" /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.editNarrow}>
          <Textarea label={t`What was wrong? (optional)`} autosize minRows={2} maxRows={5} maxLength={COMMENT} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
          {feedback.isError && <p role="alert">{problemText(feedback.error)}</p>}
          <div className={classes.row}>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}><Trans>Close</Trans></Button>
            <Button size="compact-sm" disabled={comment.trim() === ""} loading={feedback.isPending} onClick={send}><Trans>Send</Trans></Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
