import { useLingui } from "@lingui/react/macro";

import type { Scope } from "@/lib/api";

export const SCOPES: Scope[] = ["book:read", "book:write", "trips:read", "trips:write", "devices:read", "devices:write", "assistant:use"];

/** What a token may do, in words. */
export function useScopeName(): (scope: Scope) => string {
  const { t } = useLingui();
  return (scope) => {
    switch (scope) {
      case "book:read":
        return t`Read customers and records`;
      case "book:write":
        return t`Change customers and records`;
      case "trips:read":
        return t`Read trips`;
      case "trips:write":
        return t`Plan and change trips`;
      case "devices:read":
        return t`Read devices and readings`;
      case "devices:write":
        return t`Change devices and alarms`;
      case "assistant:use":
        return t`Ask the assistant`;
    }
  };
}
