import { useLingui } from "@lingui/react/macro";

import { isProblem } from "@/lib/api";

/** A refusal in the reader's words: what happened and what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    if (!isProblem(error)) return t`Something went wrong on this screen. Please reload it.`;
    switch (error.code) {
      case "network":
        return t`The network cannot be reached. Please check the connection.`;
      case "unreachable":
        return t`The server does not answer at the moment. Please try again shortly.`;
      case "throttled":
        return t`The server is busy. Please try again shortly.`;
      case "unauthenticated":
        return t`You are signed out. Please sign in again.`;
      case "invalid-credentials":
        return t`The user name or the password is not right.`;
      case "forbidden":
        return t`Your role does not allow this. Please ask an administrator.`;
      case "not-found":
        return t`This record does not exist, or it is not yours.`;
      case "stale-version":
        return t`Somebody changed this in the meantime. Your input is kept; reload to see the newer version.`;
      case "email-taken":
        return t`This e-mail address is already in use.`;
      case "username-taken":
        return t`This user name is already in use.`;
      case "already-exists":
        return t`This already exists.`;
      case "idempotency-in-flight":
        return t`This is already being saved. Please wait a moment.`;
      case "payload-too-large":
        return t`The file is too large.`;
      case "invalid":
        return t`Some of the input was not accepted. Please check it.`;
      case "conflict":
        return t`This is not possible in its present state.`;
      default:
        return t`The server could not do this. Please try again; if it stays, tell us the request number.`;
    }
  };
}
