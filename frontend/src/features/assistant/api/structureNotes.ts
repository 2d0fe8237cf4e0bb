import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { api, idempotent, newKey, unwrap } from "@/lib/api";

import { proposalQuery } from "./proposals";

export interface RoughNotes {
  customer_id: string;
  trip_id: string | null;
  visit_date: string;
  text: string;
}

/** Makes proposals of rough notes. The same notes sent again after a lost answer are taken once. */
export function useStructureNotes() {
  const queryClient = useQueryClient();
  const key = useRef({ notes: "", value: newKey() });
  return useMutation({
    mutationFn: (notes: RoughNotes) => {
      const text = JSON.stringify(notes);
      if (key.current.notes !== text) key.current = { notes: text, value: newKey() };
      return unwrap(api.POST("/api/assistant/notes/structure", { body: notes, headers: idempotent(key.current.value) }));
    },
    onSuccess: ({ proposals }) => {
      key.current = { notes: "", value: newKey() };
      for (const proposal of proposals) queryClient.setQueryData(proposalQuery(proposal.proposal_id).queryKey, proposal);
    },
  });
}
