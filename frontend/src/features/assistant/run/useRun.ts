import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

import { conversationQuery } from "../api/conversation";
import { proposalQuery } from "../api/proposals";
import { EMPTY, next, type Draft } from "./draft";
import type { RunEvent } from "./events";
import { followRun } from "./follow";

export interface Running {
  draft: Draft;
  connected: boolean;
}

const START: Running = { draft: EMPTY, connected: true };

/** An answer as it is written; null while none is. When it has ended, or its events are gone, the chat is loaded anew. */
export function useRun(chatId: string, runId: string | null): Running | null {
  const queryClient = useQueryClient();
  const [running, setRunning] = useState<{ runId: string; value: Running } | null>(null);
  const refresh = useEffectEvent(() => queryClient.invalidateQueries({ queryKey: conversationQuery(chatId).queryKey }));
  const resolved = useEffectEvent((event: RunEvent) => {
    if (event.type === "proposal.resolved") void queryClient.invalidateQueries({ queryKey: proposalQuery(event.data.proposal_id ?? "").queryKey });
  });
  useEffect(() => {
    if (runId === null) return;
    const leave = new AbortController();
    const change = (update: (old: Running) => Running) => {
      if (!leave.signal.aborted) setRunning((old) => ({ runId, value: update(old?.runId === runId ? old.value : START) }));
    };
    change(() => START);
    const following = {
      signal: leave.signal,
      onLine: (connected: boolean) => change((old) => (old.connected === connected ? old : { ...old, connected })),
      onEvent: (event: RunEvent) => {
        resolved(event);
        change((old) => ({ ...old, draft: next(old.draft, event) }));
      },
    };
    followRun(runId, following).then(refresh, refresh);
    return () => leave.abort();
  }, [runId]);
  if (runId === null) return null;
  return running?.runId === runId ? running.value : START;
}
