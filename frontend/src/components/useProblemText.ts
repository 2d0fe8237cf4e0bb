import { useLingui } from "@lingui/react/macro";

import { isProblem } from "@/lib/api";
import { formatWait } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

/** A refusal in the reader's words: what happened and what to do. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (error) => {
    if (!isProblem(error)) return t`Something went wrong on this screen. Please reload it.`;
    switch (error.code) {
      case "network":
        return t`The network cannot be reached. Please check the connection.`;
      case "unreachable":
        return t`The server does not answer at the moment. Please try again shortly.`;
      case "throttled":
        return t`The server is busy. Please try again shortly.`;
      case "too-many-requests":
        return error.retryAfter === null ? t`That was too often. Please try again shortly.` : t`That was too often. Please try again in ${formatWait(error.retryAfter, locale)}.`;
      case "unauthenticated":
        return t`You are signed out. Please sign in again.`;
      case "invalid-credentials":
        return t`The user name or the password is not right.`;
      case "password-sign-in-off":
        return t`Passwords are switched off here. Please sign in with your organisation's account.`;
      case "login-expired":
        return t`This sign-in has expired or was used before. Please begin again.`;
      case "login-refused":
        return t`The sign-in was cancelled, or your account's provider refused it.`;
      case "identity-not-proven":
        return t`Your account's provider did not prove who you are. Please begin again; if it stays, tell an administrator.`;
      case "domain-not-allowed":
        return t`Accounts of this organisation may not sign in here.`;
      case "no-access-yet":
        return t`You have no access yet. Please ask an administrator to invite your e-mail address.`;
      case "link-first":
        return t`You have a user here already. Please sign in with your password and connect this account in the settings.`;
      case "identity-taken":
        return t`This account belongs to another user.`;
      case "already-linked":
        return t`An account of this provider is connected already.`;
      case "last-way-in":
        return t`This is the only way you can sign in, so it stays.`;
      case "sign-in-again":
        return t`Please sign out and in again first: connecting an account needs a fresh sign-in.`;
      case "provider-unavailable":
        return t`Your account's provider does not answer. Please try again shortly.`;
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
      case "import-running":
        return t`Another import is under way. Please try again when it has ended.`;
      case "not-undoable":
        return t`This import cannot be undone any more.`;
      case "changed-since":
        return t`Records of this import were changed or used since, so nothing was undone.`;
      case "unusable-file":
        return t`A file cannot be used as a whole. Nothing was imported.`;
      case "import-interrupted":
        return t`The import was interrupted and has been taken back. Please start it again.`;
      case "import-failed":
        return t`The import failed and nothing of it was kept. Please try again.`;
      case "last-admin":
        return t`The last administrator has to stay. Please make somebody else an administrator first.`;
      case "user-owns-customers":
        return t`This user still owns customers. Please give them to somebody else first.`;
      case "weak-password":
        return t`This password is too short or too common. Please choose another one.`;
      case "device-id-retired":
        return t`Another customer's device had this id. Please choose another one.`;
      case "too-many-keys":
        return t`This device has two keys already. Please revoke one first.`;
      case "already-acknowledged":
        return t`Somebody has acknowledged this alarm before.`;
      case "too-many-notes":
        return t`This alarm has as many notes as it may have.`;
      case "setup-code-wrong":
        return t`This code is not right, was used before or is older than a day. Run otomo setup-code on the server for another one.`;
      case "already-set-up":
        return t`Otomo has its first administrator already. Please sign in, or ask to be added.`;
      case "team-name-taken":
        return t`Another team has this name.`;
      case "too-many-teams":
        return t`There are as many teams as there may be. Please delete one first.`;
      case "too-many-tokens":
        return t`You have as many tokens as you may have. Please revoke one first.`;
      case "conflict":
        return t`This is not possible in its present state.`;
      default:
        return t`The server could not do this. Please try again; if it stays, tell us the request number.`;
    }
  };
}
