import { Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog } from "@/components";
import { isProblem, type Alarm } from "@/lib/api";
import { formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { useAcknowledge } from "../api/acknowledge";
import { useAddNote } from "../api/addNote";
import classes from "./alarms.module.css";

/** What was written about an alarm, and what there is to add: with the acknowledgement, or later. */
export function AlarmDialog({ alarm, onClose }: { alarm: Alarm; onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const canWrite = useCanWrite();
  const acknowledge = useAcknowledge(alarm);
  const addNote = useAddNote(alarm);
  const [text, setText] = useState("");
  // What the dialog is for does not change while it is open, unless somebody else was faster: then the words become a note.
  const [asks, setAsks] = useState(alarm.acknowledged_at === null && alarm.cleared_at === null);
  const action = asks ? acknowledge : addNote;
  const submit = () =>
    action.mutate(text.trim(), {
      onSuccess: () => {
        notifications.show({ message: asks ? t`The alarm is acknowledged.` : t`The note is saved.` });
        onClose();
      },
      onError: (error) => {
        if (isProblem(error) && error.code === "already-acknowledged") setAsks(false);
      },
    });
  return (
    <FormDialog
      title={asks ? t`Acknowledge the alarm` : t`Notes to the alarm`} submit={asks ? <Trans>Acknowledge</Trans> : <Trans>Add the note</Trans>} onSubmit={submit} onClose={onClose}
      saving={action.isPending} error={action.error ?? acknowledge.error} disabled={!canWrite || (!asks && text.trim() === "")}
    >
      <div>
        <b>{alarm.device_name}</b>
        <p className={classes.said}>{locale === "ja" ? alarm.text_ja : alarm.text_en}</p>
      </div>
      {alarm.notes.length > 0 && (
        <ul className={classes.notes} aria-label={t`Notes`}>
          {alarm.notes.map((note) => (
            <li key={`${note.at}${note.text}`}>
              <small>{note.by} · {formatMoment(note.at, locale)}</small>
              <p>{note.text}</p>
            </li>
          ))}
        </ul>
      )}
      {canWrite && <Textarea data-autofocus autosize minRows={3} maxRows={8} label={asks ? t`Note (optional)` : t`Note`} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />}
    </FormDialog>
  );
}
