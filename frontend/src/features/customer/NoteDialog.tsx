import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, useFieldError } from "@/components";
import { isProblem, type Channel, type Note, type Priority } from "@/lib/api";
import { todayInJapan } from "@/lib/format";

import { useNoteNow } from "./api/noteNow";
import { useSaveNote, type NoteFields } from "./api/saveNote";
import { optionsOf, useChoices } from "./choices";
import classes from "./customer.module.css";

interface NoteDialogProps {
  customerId: string;
  /** The note to change; null writes a new one. */
  note: Note | null;
  title: string;
  onClose: () => void;
}

function fieldsOf(note: Note | null): NoteFields {
  if (note === null) return { noted_on: todayInJapan(), body: "", channel: "visit", priority: null, follow_up_on: null };
  const { noted_on, body, channel, priority, follow_up_on } = note;
  return { noted_on, body, channel, priority, follow_up_on };
}

export function NoteDialog({ customerId, note, title, onClose }: NoteDialogProps) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const choices = useChoices();
  const save = useSaveNote(customerId, note);
  const now = useNoteNow();
  const [fields, setFields] = useState(() => fieldsOf(note));
  const set = (change: Partial<NoteFields>) => setFields((old) => ({ ...old, ...change }));
  // Once somebody else's version has been shown, saving goes on top of that one.
  const version = now.data?.version ?? note?.version ?? null;

  const submit = () =>
    save.mutate({ fields, version }, {
      onSuccess: () => {
        notifications.show({ message: t`The note is saved.` });
        onClose();
      },
      onError: (error) => {
        if (note !== null && isProblem(error, "stale-version")) now.mutate(note.note_id);
      },
    });

  return (
    <FormDialog title={title} submit={<Trans>Save</Trans>} onSubmit={submit} onClose={onClose} saving={save.isPending} error={now.isSuccess && isProblem(save.error, "stale-version") ? null : save.error} disabled={fields.body.trim() === ""}>
      <Textarea data-autofocus label={t`Content`} autosize minRows={4} maxRows={12} value={fields.body} error={fieldError(save.error, "body")} onChange={(event) => set({ body: event.currentTarget.value })} />
      <div className={classes.two}>
        <TextInput type="date" label={t`Date`} value={fields.noted_on} error={fieldError(save.error, "noted_on")} onChange={(event) => set({ noted_on: event.currentTarget.value })} />
        <NativeSelect label={t`Channel`} value={fields.channel ?? ""} data={optionsOf(choices.channel, t`No contact`)} onChange={(event) => set({ channel: event.currentTarget.value === "" ? null : (event.currentTarget.value as Channel) })} />
        <NativeSelect label={t`Priority`} value={fields.priority ?? ""} data={optionsOf(choices.priority, t`None`)} onChange={(event) => set({ priority: event.currentTarget.value === "" ? null : (event.currentTarget.value as Priority) })} />
        <TextInput type="date" label={t`Follow up on`} value={fields.follow_up_on ?? ""} error={fieldError(save.error, "follow_up_on")} onChange={(event) => set({ follow_up_on: event.currentTarget.value === "" ? null : event.currentTarget.value })} />
      </div>
      {now.data !== undefined && <Conflict theirs={now.data} onTake={(theirs) => setFields(fieldsOf(theirs))} />}
    </FormDialog>
  );
}

/** Somebody saved first: what is stored now, and the choice. */
function Conflict({ theirs, onTake }: { theirs: Note; onTake: (theirs: Note) => void }) {
  return (
    <div className={classes.conflict} role="alert">
      <p><Trans>Somebody changed this note in the meantime. It now says:</Trans></p>
      <blockquote>{theirs.body}</blockquote>
      <p><Trans>Your input is kept. Save writes it over this version.</Trans></p>
      <Button variant="default" size="compact-sm" onClick={() => onTake(theirs)}><Trans>Take this version into the form</Trans></Button>
    </div>
  );
}
