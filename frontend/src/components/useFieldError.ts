import { useLingui } from "@lingui/react/macro";

import { errorOfField } from "@/lib/api";

/** What is wrong with one field of a refused form, in the reader's words. */
export function useFieldError(): (error: unknown, field: string) => string | undefined {
  const { t } = useLingui();
  return (error, field) => {
    const found = errorOfField(error, field);
    if (found === undefined) return undefined;
    switch (found.code) {
      case "missing":
      case "string_too_short":
        return t`Please fill this in.`;
      case "string_too_long":
        return t`This is too long.`;
      case "weak-password":
        return t`Use 10 characters or more, and nothing common.`;
      case "doubled":
        return t`Another limit is for the same value, side and severity.`;
      case "not-measured":
        return t`The device does not measure this.`;
      case "not-a-manager":
        return t`Only users with the role of a manager can lead a team.`;
      case "unknown-user":
        return t`Somebody chosen here is no user any more.`;
      case "out-of-range":
      case "greater_than_equal":
      case "less_than_equal":
        return t`This is out of range.`;
      default:
        return t`Please check this.`;
    }
  };
}
