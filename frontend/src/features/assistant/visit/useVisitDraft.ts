import type { Label } from "@/lib/api";
import { todayInJapan } from "@/lib/format";
import type { Visit } from "@/lib/visit";

import { useKeptText } from "../chat/useKeptText";

/** What was written about a visit, and the proposals made of it. */
export interface VisitDraft {
  text: string;
  on: string;
  proposals: string[];
  missing: Label[];
}

function read(kept: string): Partial<VisitDraft> {
  if (kept === "") return {};
  try {
    return JSON.parse(kept) as Partial<VisitDraft>;
  } catch {
    // Written by an older version, or cut off: what can be read is the text itself.
    return { text: kept };
  }
}

/** The draft of one visit, kept in this browser: over a closed dialog, a reload and a lost connection. */
export function useVisitDraft({ customerId, tripId, on }: Visit) {
  const [kept, keep] = useKeptText(`visit.${tripId ?? ""}.${customerId}`);
  const today = todayInJapan();
  const first = on !== null && on <= today ? on : today;
  const draft: VisitDraft = { text: "", on: first, proposals: [], missing: [], ...read(kept) };
  return {
    draft,
    set: (change: Partial<VisitDraft>) => keep(JSON.stringify({ ...draft, ...change })),
    clear: () => keep(""),
  };
}
