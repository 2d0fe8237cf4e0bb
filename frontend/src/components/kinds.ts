import { useLingui } from "@lingui/react/macro";

import type { SignalKind } from "@/lib/api";

/** What a signal is about, in words. */
export function useKindName(): (kind: SignalKind) => string {
  const { t } = useLingui();
  return (kind) => {
    switch (kind) {
      case "maturity":
        return t`Maturity`;
      case "inflow":
        return t`Cash inflow`;
      case "event":
        return t`Economic event`;
      case "follow_up":
        return t`Follow-up`;
      case "device":
        return t`Device`;
      case "no_contact":
        return t`No contact`;
    }
  };
}
