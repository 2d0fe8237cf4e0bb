import { Plural, Trans } from "@lingui/react/macro";

import { KindTag } from "@/components";
import type { AuditEntry } from "@/lib/api";

import { useAuditWords } from "./words";

/** What came of it, and whether somebody should look. */
export function Outcome({ entry: { outcome, alert, count } }: { entry: AuditEntry }) {
  const words = useAuditWords();
  return (
    <>
      {outcome === "refused" ? <KindTag kind="alarm"><Trans>Refused</Trans>{count > 1 && <> <Plural value={count} one="# time" other="# times" /></>}</KindTag> : alert === null && <KindTag kind="none"><Trans>Done</Trans></KindTag>}
      {alert !== null && <KindTag kind="event">{words.alert(alert)}</KindTag>}
    </>
  );
}
