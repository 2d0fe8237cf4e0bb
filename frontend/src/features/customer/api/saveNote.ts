import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type Note, type NoteCreate } from "@/lib/api";

import { useRefreshBook } from "./page";

export type NoteFields = Omit<NoteCreate, "customer_id" | "note_id" | "noted_on"> & { noted_on: string };

/** Writes a new note, or changes the given one. */
export function useSaveNote(customerId: string, note: Note | null) {
  const refresh = useRefreshBook();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ fields, version }: { fields: NoteFields; version: number | null }) =>
      note === null || version === null
        ? unwrap(api.POST("/api/sales-notes", { body: { customer_id: customerId, ...fields }, headers: idempotent(key) }))
        : unwrap(api.PATCH("/api/sales-notes/{note_id}", { params: { path: { note_id: note.note_id } }, body: fields, headers: ifMatch(version) })),
    onSuccess: refresh,
  });
}
