import { Button, Textarea, TextInput } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import type { SyntheticEvent } from "react";

import { useProblemText } from "@/components";
import { todayInJapan } from "@/lib/format";

import type { VisitDraft } from "./useVisitDraft";
import classes from "./visit.module.css";

/** What the server takes at once. */
const MOST = 4000;

interface RoughNotesProps {
  text: string;
  on: string;
  onChange: (change: Partial<VisitDraft>) => void;
  onSend: () => void;
  sending: boolean;
  error: unknown;
}

/** The words as they come, typed with a thumb, spoken into the keyboard or pasted. */
export function RoughNotes({ text, on, onChange, onSend, sending, error }: RoughNotesProps) {
  const { t } = useLingui();
  const { online } = useNetwork();
  const problemText = useProblemText();
  const tooLong = text.length > MOST;
  const ready = text.trim() !== "" && on !== "" && !tooLong && online;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) onSend();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Textarea
        data-autofocus autosize minRows={6} maxRows={14} label={t`What was said`} value={text} error={tooLong ? t`At most ${MOST} characters at once.` : undefined}
        placeholder={t`Wants to wait with the bond's money. Call again next Tuesday. A retirement allowance of ¥20M comes in March, 70% likely.`}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <TextInput type="date" label={t`Day of the visit`} value={on} max={todayInJapan()} onChange={(event) => onChange({ on: event.currentTarget.value })} />
      <div className={classes.foot}>
        <p className={classes.hint} role="status">
          {online ? <Trans>Nothing is written before you approve it. Your words are kept here until then.</Trans> : <Trans>Offline. Your words are kept on this device; make the proposals when you are connected again.</Trans>}
        </p>
        {error !== null && <p role="alert" className={classes.error}>{problemText(error)}</p>}
        <Button type="submit" loading={sending} disabled={!ready}><Trans>Make proposals</Trans></Button>
      </div>
    </form>
  );
}
