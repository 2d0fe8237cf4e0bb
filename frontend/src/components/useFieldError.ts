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
      default:
        return t`Please check this.`;
    }
  };
}
