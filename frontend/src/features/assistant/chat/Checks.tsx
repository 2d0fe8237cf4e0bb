import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";

import { daysBetween, formatDateTime, formatRelativeDays, formatShortDay, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { citedIn } from "../cards/once";
import type { Draft } from "../run/draft";
import classes from "./chat.module.css";
import { ModeBadge } from "./ModeBadge";

/** Prices older than this are said to be old. */
const STALE_DAYS = 4;

interface ChecksProps {
  draft: Draft;
  /** When it was answered. */
  at: string;
  children?: ReactNode;
}

/** What the checks found: how many figures lead to a record, what was left out, how old the oldest is, who worded it. */
export function Checks({ draft, at, children }: ChecksProps) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { checks } = draft;
  const figures = citedIn([draft.text, JSON.stringify(draft.cards)].join(" ")).size;
  const dropped = checks?.dropped ?? [];
  const when = formatDateTime(at, locale);
  return (
    <>
      <div className={classes.foot}>
        {draft.state === "done" && figures > 0 && <span className={classes.check}>✓ <Plural value={figures} one="# figure, linked to a record" other="# figures, all linked to records" /> · <Trans>as of {when}</Trans></span>}
        {dropped.length > 0 && (
          <button type="button" className={classes.dropped} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Plural value={dropped.length} one="# sentence left out" other="# sentences left out" />
          </button>
        )}
        <Oldest draft={draft} />
        <ModeBadge mode={draft.mode} model={draft.model} fallback={draft.fallback} />
        {children}
      </div>
      {open && <Dropped dropped={dropped} />}
    </>
  );
}

function Dropped({ dropped }: { dropped: { sentence: string; why: string }[] }) {
  const { t } = useLingui();
  const reasons: Record<string, string> = {
    figure: t`a figure that no record has`, date: t`a day that no record has`, name: t`a name that does not belong here`,
    subject: t`a figure of somebody else`, topic: t`a figure of something else`, citation: t`a record that does not exist`,
  };
  const because = (why: string) => why.replace(/(\w+): /g, (whole, kind: string) => (reasons[kind] === undefined ? whole : `${reasons[kind]}: `));
  return (
    <ul className={classes.droppedList}>
      {dropped.map(({ sentence, why }, index) => <li key={index}>{sentence.replace(/\[f:\w+\]/g, "")} — {because(why)}</li>)}
    </ul>
  );
}

function Oldest({ draft: { text, facts } }: { draft: Draft }) {
  const locale = useLocale();
  const days = [...citedIn(text)].flatMap((id) => facts.get(id)?.as_of ?? []).sort();
  const oldest = days[0];
  if (oldest === undefined) return null;
  const age = daysBetween(todayInJapan(), oldest);
  if (-age < STALE_DAYS) return null;
  return <span className={classes.badge} data-tone="warn"><Trans>Oldest value: {formatShortDay(oldest, locale)} ({formatRelativeDays(age, locale)})</Trans></span>;
}
