import { Trans, useLingui } from "@lingui/react/macro";

import { useCanWrite } from "@/lib/session";
import type { Subject } from "@/lib/subject";

import type { Begin } from "../chat/ChatPane";
import chat from "../chat/chat.module.css";
import { Presets } from "../chat/Presets";

const PEOPLE = 3;

/** Questions about what the page shows; the usual ones where it shows nobody. */
export function Beginnings({ subject, begin }: { subject: Subject | null; begin: Begin }) {
  const asks = useAsks(subject);
  const note = useNoteBeginning(subject);
  if (subject === null || asks.length === 0) return <Presets onAsk={begin.ask} disabled={begin.disabled} />;
  return (
    <>
      <p className={chat.lead}><Trans>Answers rest on your records. Choose a question, or write your own.</Trans></p>
      <ul className={chat.presets}>
        {asks.map((text) => (
          <li key={text}><button type="button" className={chat.preset} aria-disabled={begin.disabled} onClick={() => { if (!begin.disabled) begin.ask(text); }}>{text}</button></li>
        ))}
        {note !== null && <li><button type="button" className={chat.preset} onClick={() => begin.fill(note)}><Trans>Write down a visit…</Trans></button></li>}
      </ul>
    </>
  );
}

function useAsks(subject: Subject | null): string[] {
  const { t } = useLingui();
  const canWrite = useCanWrite();
  const name = subject?.people[0];
  if (subject === null || name === undefined) return [];
  const last = subject.people.at(-1) ?? name;
  switch (subject.kind) {
    case "customer":
      return [t`Brief me on ${name}`, t`What changed at ${name} since my last visit?`, t`Explain ${name}'s score`, t`${name}'s holdings`];
    case "device":
      return [t`Any device alarms at ${name}?`, t`Brief me on ${name}`, t`What changed at ${name} since my last visit?`];
    case "trip":
      return [...subject.people.slice(0, PEOPLE).map((person) => t`Brief me on ${person}`), ...(canWrite && last !== name ? [t`Move the visit to ${last} to the start`] : [])];
  }
}

/** The beginning of a note, to be gone on with. */
function useNoteBeginning(subject: Subject | null): string | null {
  const { t } = useLingui();
  const canWrite = useCanWrite();
  const name = subject?.people[0];
  return canWrite && name !== undefined ? t`Note: visited ${name}. ` : null;
}
