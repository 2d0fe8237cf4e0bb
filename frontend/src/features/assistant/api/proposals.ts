import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Proposal, type ProposalPatch } from "@/lib/api";

const REFRESH = 15_000;

export function proposalQuery(proposalId: string) {
  return queryOptions({
    queryKey: ["assistant", "proposal", proposalId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/assistant/proposals/{proposal_id}", { params: { path: { proposal_id: proposalId } }, signal })),
    // Decided in another window, or replaced by a newer plan: the buttons must not stay.
    refetchInterval: ({ state }) => (state.data?.state === "pending" ? REFRESH : false),
  });
}

export type Decision = "approve" | "reject";

/** Approves or rejects. An approved proposal has changed the book: what shows it is loaded anew. */
export function useDecide(proposalId: string) {
  const queryClient = useQueryClient();
  const params = { path: { proposal_id: proposalId } };
  return useMutation({
    mutationFn: (decision: Decision) =>
      unwrap(decision === "approve" ? api.POST("/api/assistant/proposals/{proposal_id}/approve", { params }) : api.POST("/api/assistant/proposals/{proposal_id}/reject", { params })),
    onSuccess: (proposal, decision) => {
      queryClient.setQueryData(proposalQuery(proposalId).queryKey, proposal);
      if (decision === "approve") void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "assistant" && queryKey[0] !== "session" && queryKey[0] !== "settings" });
    },
    // Decided elsewhere, expired or changed: show how it is now.
    onError: () => void queryClient.invalidateQueries({ queryKey: proposalQuery(proposalId).queryKey }),
  });
}

export function useEditProposal({ proposal_id, version }: Proposal) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: ProposalPatch) => unwrap(api.PATCH("/api/assistant/proposals/{proposal_id}", { params: { path: { proposal_id } }, body: change, headers: ifMatch(version) })),
    onSuccess: (proposal) => queryClient.setQueryData(proposalQuery(proposal_id).queryKey, proposal),
  });
}
