import { useMutation } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Note } from "@/lib/api";

import { useRefreshBook } from "./page";

export function useDeleteNote() {
  const refresh = useRefreshBook();
  return useMutation({
    mutationFn: (note: Note) => unwrap(api.DELETE("/api/sales-notes/{note_id}", { params: { path: { note_id: note.note_id } }, headers: ifMatch(note.version) })),
    onSuccess: refresh,
  });
}
