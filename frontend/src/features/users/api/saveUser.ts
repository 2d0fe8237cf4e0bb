import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type User, type UserCreate } from "@/lib/api";
import { sessionQuery } from "@/lib/session";
import { usersQuery } from "@/lib/users";

/** Adds a user; without a password one who is invited. */
export function useAddUser() {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ password, ...fields }: UserCreate) => unwrap(api.POST("/api/users", { body: { ...fields, password: password === "" ? null : password }, headers: idempotent(key) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
}

/** Loads and changes one user. */
export function useUserChange(userId: string) {
  const queryClient = useQueryClient();
  const params = { path: { user_id: userId } };
  return {
    load: () => unwrap(api.GET("/api/users/{user_id}", { params })),
    send: async (change: Record<string, unknown>, version: number): Promise<User> => {
      const saved = await unwrap(api.PATCH("/api/users/{user_id}", { params, body: change, headers: ifMatch(version) }));
      queryClient.setQueryData(sessionQuery.queryKey, (session) => (session?.user.user_id === saved.user_id ? { ...session, user: saved } : session));
      await queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
      return saved;
    },
  };
}
