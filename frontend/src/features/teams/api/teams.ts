import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type Team, type TeamCreate } from "@/lib/api";

/** All teams for administrators; for a manager those that the manager leads. */
export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/teams", { signal }))).items,
});

/** Makes a team, or loads and changes the given one. */
export function useSaveTeam(team: Team | null) {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const params = { path: { team_id: team?.team_id ?? "" } };
  return {
    load: () => unwrap(api.GET("/api/teams/{team_id}", { params })),
    send: async (change: Record<string, unknown>, version: number): Promise<Team> => {
      const saved = await unwrap(
        team === null
          ? api.POST("/api/teams", { body: change as TeamCreate, headers: idempotent(key) })
          : api.PATCH("/api/teams/{team_id}", { params, body: change, headers: ifMatch(version) }),
      );
      await queryClient.invalidateQueries({ queryKey: teamsQuery.queryKey });
      return saved;
    },
  };
}

export function useDeleteTeam() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (team: Team) => unwrap(api.DELETE("/api/teams/{team_id}", { params: { path: { team_id: team.team_id } }, headers: ifMatch(team.version) })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  });
}
