import { Trans } from "@lingui/react/macro";

import { KindTag } from "@/components";
import type { VisitState } from "@/lib/api";

/** What became of a visit; nothing while it is still to come. */
export function VisitOutcome({ state }: { state: VisitState | undefined }) {
  switch (state) {
    case "visited":
      return <KindTag kind="good"><Trans>✓ Visited</Trans></KindTag>;
    case "moved":
      return <KindTag kind="info"><Trans>Moved</Trans></KindTag>;
    case "not_visited":
      return <KindTag kind="none"><Trans>Not visited</Trans></KindTag>;
    case "planned":
    case undefined:
      return null;
  }
}
