import { queryOptions } from "@tanstack/react-query";

import { EMPTY, next, type Step } from "./draft";
import { followRun } from "./follow";

/** The steps of a run that is over, from its log. */
export function stepsQuery(runId: string) {
  return queryOptions({
    queryKey: ["assistant", "steps", runId],
    queryFn: async ({ signal }): Promise<Step[]> => {
      let draft = EMPTY;
      await followRun(runId, { signal, onLine: () => undefined, onEvent: (event) => { draft = next(draft, event); } });
      return draft.steps;
    },
    staleTime: Infinity,
    retry: false,
  });
}
