import { Button, Textarea } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type KeyboardEvent } from "react";

import type { ChatMessage } from "@/lib/api";
import { isComposing } from "@/lib/shortcuts";

import classes from "./chat.module.css";
import { Siblings } from "./Siblings";

interface QuestionProps {
  question: ChatMessage;
  questions: ChatMessage[];
  onChoose: (message: ChatMessage) => void;
  /** Asks otherwise, as a branch; absent while an answer is being written. */
  onEdit?: ((text: string) => void) | undefined;
}

export function Question({ question, questions, onChoose, onEdit }: QuestionProps) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  if (editing && onEdit !== undefined) {
    // The other question takes this one's place when it is sent; what was written stays until then.
    return <div className={classes.question}><EditQuestion text={question.text} onSubmit={onEdit} onCancel={() => setEditing(false)} /></div>;
  }
  return (
    <div className={classes.question}>
      <p className={classes.bubble}>{question.text}</p>
      <div className={classes.tools}>
        <Siblings all={questions} shown={question} label={t`Versions of this question`} onChoose={onChoose} />
        {onEdit !== undefined && <Button variant="subtle" size="compact-xs" color="gray" c="dimmed" onClick={() => setEditing(true)}><Trans>Ask differently</Trans></Button>}
      </div>
    </div>
  );
}

function EditQuestion({ text, onSubmit, onCancel }: { text: string; onSubmit: (text: string) => void; onCancel: () => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState(text);
  const ready = words.trim() !== "" && words !== text;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") onCancel();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (ready) onSubmit(words.trim());
  };
  return (
    <div className={classes.edit}>
      <Textarea aria-label={t`The question`} autosize minRows={2} maxRows={8} value={words} onChange={(event) => setWords(event.currentTarget.value)} onKeyDown={onKeyDown} ref={(element) => element?.focus()} />
      <div className={classes.row}>
        <Button variant="default" size="compact-sm" onClick={onCancel}><Trans>Cancel</Trans></Button>
        <Button size="compact-sm" disabled={!ready} onClick={() => onSubmit(words.trim())}><Trans>Ask</Trans></Button>
      </div>
    </div>
  );
}
