import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Takes a whole import back. */
export function useUndo() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => unwrap(api.POST("/api/imports/{import_id}/undo", { params: { path: { import_id: importId } } })),
    onSettled: () => queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" }),
  });
}
