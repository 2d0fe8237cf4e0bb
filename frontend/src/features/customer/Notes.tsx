import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { Card, ConfirmButton, EmptyState, KindTag, useProblemText } from "@/components";
import type { Note } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { anchorOf } from "@/lib/rich";

import { useDeleteNote } from "./api/deleteNote";
import { useChoices } from "./choices";
import classes from "./customer.module.css";
import { NoteDialog } from "./NoteDialog";

interface NotesProps {
  customerId: string;
  notes: Note[];
  canWrite: boolean;
  onWrite: () => void;
}

export function Notes({ customerId, notes, canWrite, onWrite }: NotesProps) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Note | null>(null);
  const write = canWrite && <Button variant="subtle" size="compact-sm" onClick={onWrite}><Trans>Write a note</Trans></Button>;
  return (
    <Card title={<Trans>Notes</Trans>} aside={notes.length > 0 && write}>
      {notes.length === 0 ? (
        <EmptyState action={write}><Trans>There are no notes yet.</Trans></EmptyState>
      ) : (
        <ul className={classes.records}>
          {notes.map((note) => (
            <NoteItem key={note.note_id} note={note} canWrite={canWrite} onEdit={() => setEditing(note)} />
          ))}
        </ul>
      )}
      {editing !== null && <NoteDialog customerId={customerId} note={editing} title={t`Change the note`} onClose={() => setEditing(null)} />}
    </Card>
  );
}

function NoteItem({ note, canWrite, onEdit }: { note: Note; canWrite: boolean; onEdit: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { channel, priority } = useChoices();
  const remove = useDeleteNote();
  const problemText = useProblemText();
  const follow = note.follow_up_on === null ? null : formatDay(note.follow_up_on, locale);
  const onDelete = () =>
    remove.mutate(note, {
      onSuccess: () => notifications.show({ message: t`The note is deleted.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <li id={anchorOf("note", note.note_id)}>
      <div className={classes.recordHead}>
        <b className="num">{formatDay(note.noted_on, locale)}</b>
        {note.channel !== null && <span>{channel[note.channel]}</span>}
        {note.priority !== null && <KindTag kind={note.priority === "high" ? "alarm" : "none"}><Trans>Priority: {priority[note.priority]}</Trans></KindTag>}
        {follow !== null && <KindTag kind="follow_up"><Trans>Follow up {follow}</Trans></KindTag>}
        {note.author !== null && <small>{note.author}</small>}
        {canWrite && (
          <span className={classes.tools}>
            <Button variant="subtle" size="compact-sm" onClick={onEdit}><Trans>Change</Trans></Button>
            <ConfirmButton label={<Trans>Delete</Trans>} question={<Trans>Delete this note? It cannot be brought back.</Trans>} confirm={<Trans>Delete</Trans>} loading={remove.isPending} onConfirm={onDelete} />
          </span>
        )}
      </div>
      <p>{note.body}</p>
    </li>
  );
}
