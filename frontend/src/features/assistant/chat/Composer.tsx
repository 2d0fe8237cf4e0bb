import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, type KeyboardEvent } from "react";

import { useProblemText } from "@/components";
import { isProblem } from "@/lib/api";
import { isComposing } from "@/lib/shortcuts";

import classes from "./chat.module.css";

interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  /** Absent while nothing is being written. */
  onStop?: (() => void) | undefined;
  /** What came before is not known yet: a question would be put at the beginning. */
  waiting: boolean;
  sending: boolean;
  stopping: boolean;
  error: unknown;
  most: number;
  focusFirst: boolean;
}

const NEAR = 0.9;

/** Enter sends and Shift+Enter begins a line, but never while an IME composes. What is written is kept whatever happens. */
export function Composer({ text, onText, onSend, onStop, waiting, sending, stopping, error, most, focusFirst }: ComposerProps) {
  const { t } = useLingui();
  const { online } = useNetwork();
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusFirst) input.current?.focus({ preventScroll: true });
  }, [focusFirst]);
  const tooLong = text.length > most;
  const ready = text.trim() !== "" && !tooLong && online && !waiting && !sending && onStop === undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (ready) onSend();
  };
  return (
    <div className={classes.composer}>
      <div className={classes.box}>
        <div className={classes.grow} data-text={text}>
          <textarea
            ref={input}
            aria-label={t`Your question`}
            placeholder={t`Ask about customers and trips`}
            rows={1}
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            aria-invalid={tooLong}
          />
        </div>
        {onStop === undefined ? (
          <Button onClick={onSend} disabled={!ready} loading={sending}><Trans>Send</Trans></Button>
        ) : (
          <Button variant="default" onClick={onStop} loading={stopping}><Trans>Stop</Trans></Button>
        )}
      </div>
      <Hint text={text} most={most} online={online} error={error} />
    </div>
  );
}

function Hint({ text, most, online, error }: { text: string; most: number; online: boolean; error: unknown }) {
  const problemText = useProblemText();
  const count = text.length;
  const left = most - count;
  return (
    <div className={classes.hint}>
      {!online ? (
        <span data-tone="warn" role="status"><Trans>Offline. What you write is kept here; send it when you are back.</Trans></span>
      ) : error !== null && error !== undefined ? (
        <span data-tone="bad" role="alert"><Refused error={error} other={problemText(error)} /></span>
      ) : (
        <span className={classes.keys}><Trans>Enter sends · Shift+Enter begins a line</Trans></span>
      )}
      {count > most * NEAR && <span className="num" data-tone={left < 0 ? "bad" : undefined} role="status">{left < 0 ? <Trans>{-left} characters too many</Trans> : <Trans>{left} characters left</Trans>}</span>}
    </div>
  );
}

function Refused({ error, other }: { error: unknown; other: string }) {
  if (isProblem(error, "chat-busy")) return <Trans>An answer is still being written in this chat. Please stop it first.</Trans>;
  if (isProblem(error, "too-many-requests")) return <Trans>Too many answers are being written. Please wait a moment.</Trans>;
  return other;
}
