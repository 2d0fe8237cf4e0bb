import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** The note as it is stored now, after somebody else changed it. */
export function useNoteNow() {
  return useMutation({
    mutationFn: (noteId: string) => unwrap(api.GET("/api/sales-notes/{note_id}", { params: { path: { note_id: noteId } } })),
  });
}
