import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { Amount, RecordLink, RichText, useProblemText } from "@/components";
import type { TripReport, VisitState } from "@/lib/api";
import { formatDay, formatPercent, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { recordVisit } from "@/lib/visit";

import { useMarkVisit } from "../api/report";
import classes from "./report.module.css";
import { VisitOutcome } from "./VisitOutcome";

type Visit = TripReport["visits"][number];

const STATES: VisitState[] = ["planned", "visited", "moved", "not_visited"];

/** One stop: what became of it, what was said, and what follows from it. */
export function ReportVisit({ tripId, visit, canWrite }: { tripId: string; visit: Visit; canWrite: boolean }) {
  const locale = useLocale();
  const { customer_id, customer_name, city, date, planned_at, state, moved_to, note } = visit;
  const due = date <= todayInJapan();
  const record = () => recordVisit({ customerId: customer_id, name: customer_name, tripId, on: date });
  return (
    <li className={classes.visit}>
      <span className={classes.at}>{planned_at}</span>
      <div className={classes.words}>
        <div className={classes.head}>
          <Link to="/customers/$customerId" params={{ customerId: customer_id }}><b>{customer_name}</b></Link>
          {city !== null && <span className={classes.soft}>{city}</span>}
          <VisitOutcome state={state} />
          {moved_to !== null && <span className={classes.soft}><Trans>to {formatDay(moved_to, locale)}</Trans></span>}
          {note !== null && <RecordLink to={note}><Trans>Open the note</Trans></RecordLink>}
        </div>
        <Outcome visit={visit} />
        {state === "planned" && due && <p className={classes.soft}><Trans>What became of this visit is not recorded yet.</Trans></p>}
      </div>
      {canWrite && due && (
        <div className={classes.tools}>
          {note === null && <Button size="compact-sm" variant="default" onClick={record}><Trans>Record the visit</Trans></Button>}
          <StateSelect tripId={tripId} visit={visit} />
        </div>
      )}
    </li>
  );
}

function Outcome({ visit: { outcome, follow_ups, inflows } }: { visit: Visit }) {
  const locale = useLocale();
  if (outcome.length + follow_ups.length + inflows.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {outcome.map((line, index) => <li key={index}><RichText rich={line} /></li>)}
      {follow_ups.map(({ on, text }, index) => <li key={index} data-kind="follow_up"><b className={classes.kind}><Trans>Follow up {formatDay(on, locale)}</Trans></b> <RichText rich={text} /></li>)}
      {inflows.map(({ expected_on, amount, confidence, ref }) => (
        <li key={ref.id} data-kind="inflow">
          <b className={classes.kind}><Trans>Cash inflow</Trans></b> <Amount value={amount} /> · <RecordLink to={ref}>{formatDay(expected_on, locale)}</RecordLink>
          {confidence !== null && <> · {formatPercent(confidence, 0)}</>}
        </li>
      ))}
    </ul>
  );
}

function StateSelect({ tripId, visit }: { tripId: string; visit: Visit }) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const mark = useMarkVisit(tripId);
  const words: Record<VisitState, string> = { planned: t`Not recorded`, visited: t`Visited`, moved: t`Moved`, not_visited: t`Not visited` };
  const name = visit.customer_name;
  const choose = (state: VisitState, movedTo: string | null) => mark.mutate({ customerId: visit.customer_id, state, movedTo }, { onError: (error) => notifications.show({ color: "beni", message: problemText(error) }) });
  return (
    <>
      <NativeSelect
        size="xs" aria-label={t`What became of the visit to ${name}`} value={mark.isPending ? mark.variables.state : visit.state} data={STATES.map((value) => ({ value, label: words[value] }))}
        onChange={(event) => choose(STATES.find((state) => state === event.currentTarget.value) ?? "planned", null)}
      />
      {visit.state === "moved" && (
        <MovedDay name={name} day={visit.moved_to} onChoose={(day) => choose("moved", day)} />
      )}
    </>
  );
}

/** What the server takes; a year that is still being typed lies before. */
const EARLIEST = "2000-01-01";

/** The field keeps what is typed: the stored day would be put over a half typed one. */
function MovedDay({ name, day, onChoose }: { name: string; day: string | null; onChoose: (day: string | null) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(day ?? "");
  const take = (next: string) => {
    setText(next);
    if (next === "" || next >= EARLIEST) onChoose(next === "" ? null : next);
  };
  return <TextInput size="xs" type="date" aria-label={t`New day of the visit to ${name}`} value={text} onChange={(event) => take(event.currentTarget.value)} />;
}
