import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type User } from "@/lib/api";
import { usersQuery } from "@/lib/users";

export function useDeleteUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (user: User) => unwrap(api.DELETE("/api/users/{user_id}", { params: { path: { user_id: user.user_id } }, headers: ifMatch(user.version) })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
}
