import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery, type QueryClient } from "@tanstack/react-query";

import { api, ifMatch, isProblem, unwrap, type MePatch, type Session, type User } from "@/lib/api";
import { addDays, daysBetween, todayInJapan } from "@/lib/format";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await unwrap(api.GET("/api/auth/session"));
    } catch (error) {
      if (isProblem(error, "unauthenticated")) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: () => unwrap(api.GET("/api/settings")),
  staleTime: Infinity,
});

/** How people sign in here. Beside the settings, so that it outlives whoever is signed in. */
export const waysInQuery = queryOptions({
  queryKey: ["settings", "ways-in"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/auth/providers", { signal })),
  staleTime: Infinity,
});

/** The signed-in user. Only below the signed-in layout, which has loaded the session. */
export function useUser(): User {
  const session = useSuspenseQuery(sessionQuery).data;
  if (session === null) throw new Error("useUser outside the signed-in layout");
  return session.user;
}

export function useCanWrite(): boolean {
  return useUser().role !== "viewer";
}

export function useSettings() {
  return useQuery(settingsQuery).data;
}

/** The server's day, counted on in a window that stays open over midnight. */
export function useToday(): string {
  const { data, dataUpdatedAt } = useQuery(settingsQuery);
  const now = todayInJapan();
  return data === undefined ? now : addDays(data.today, daysBetween(todayInJapan(new Date(dataUpdatedAt)), now));
}

/** Forgets what was loaded for whoever was signed in; the public settings stay. */
export function forgetUser(queryClient: QueryClient, session: Session | null): void {
  queryClient.setQueryData(sessionQuery.queryKey, session);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "settings" && queryKey[0] !== "session" });
}

/** Saves the user's own name, language or preferences, and shows the result at once. */
export function useSaveMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, change }: { version: number; change: MePatch }) =>
      unwrap(api.PATCH("/api/users/me", { body: change, headers: ifMatch(version) })),
    onSuccess: (user) => {
      queryClient.setQueryData(sessionQuery.queryKey, (session) => (session ? { ...session, user } : session));
    },
  });
}
