import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type User, type UserCreate } from "@/lib/api";
import { sessionQuery } from "@/lib/session";

import { usersQuery } from "./users";

/** Adds a user, or changes the given one. An empty password leaves the old one; somebody new is invited instead. */
export function useSaveUser(user: User | null) {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ password, ...fields }: UserCreate) =>
      user === null
        ? unwrap(api.POST("/api/users", { body: { ...fields, password: password === "" ? null : password }, headers: idempotent(key) }))
        : unwrap(api.PATCH("/api/users/{user_id}", { params: { path: { user_id: user.user_id } }, body: password === "" ? fields : { ...fields, password }, headers: ifMatch(user.version) })),
    onSuccess: (saved) => {
      queryClient.setQueryData(sessionQuery.queryKey, (session) => (session?.user.user_id === saved.user_id ? { ...session, user: saved } : session));
      return queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
}
