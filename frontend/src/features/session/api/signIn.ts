import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Locale, type Session } from "@/lib/api";
import { forgetUser } from "@/lib/session";

interface SignIn {
  login: string;
  password: string;
  /** The language chosen on the sign-in screen, which then becomes the user's own. */
  locale: Locale | null;
}

async function signIn({ login, password, locale }: SignIn): Promise<Session> {
  const session = await unwrap(api.POST("/api/auth/sign-in", { body: { login, password } }));
  if (locale === null || locale === session.user.locale) return session;
  const user = await unwrap(api.PATCH("/api/users/me", { body: { locale }, headers: ifMatch(session.user.version) }));
  return { ...session, user };
}

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: (session) => forgetUser(queryClient, session),
  });
}
