import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useRef } from "react";

import { useKindName } from "@/components";
import type { VisitState } from "@/lib/api";
import { formatAmount, formatMinutes, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { plainText } from "@/lib/rich";

import { VisitOutcome } from "../report/VisitOutcome";
import type { Slot } from "../lib/stops";
import type { Row, Visit } from "../lib/timetable";
import classes from "./timetable.module.css";
import { StopMenu } from "./StopMenu";
import { Warnings } from "./Warnings";
import { useDrag } from "./useDrag";
import type { useGrab } from "./useGrab";

/** What can be done with a stop; absent where the timetable is only read. */
export interface StopTools {
  grab: ReturnType<typeof useGrab>;
  onDrop: (customerId: string, slot: Slot) => void;
  onStep: (customerId: string, step: -1 | 1) => void;
  onRemove: (customerId: string) => void;
  onRecord: (customerId: string, name: string, date: string) => void;
}

interface Props {
  row: Extract<Row, { type: "visit" }>;
  date: string;
  /** What became of it, when it is known. */
  outcome?: VisitState | undefined;
  slot: Slot;
  selected: boolean;
  onSelect?: ((customerId: string) => void) | undefined;
  tools?: StopTools | undefined;
}

export function VisitRow({ row, date, outcome, slot, selected, onSelect, tools }: Props) {
  const { t } = useLingui();
  const element = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const { edge, dragging } = useDrag(element, handle, tools ? { slot, customerId: row.customerId, onDrop: tools.onDrop } : null);
  const carried = tools?.grab.grabbed === row.customerId;
  const { name, visit } = row;
  const record = () => tools?.onRecord(row.customerId, name, date);
  const state = [classes.row, selected && classes.selected, carried && classes.carried, dragging && classes.dragging];
  return (
    <li ref={element} className={state.filter(Boolean).join(" ")} data-edge={edge ?? undefined} data-kind={visit?.lead_kind ?? "none"}>
      <span className={classes.at}>{row.timed && visit ? visit.start_at : "··:··"}</span>
      <span className={classes.rail} aria-hidden>
        <span className={classes.dot}>{row.number}</span>
      </span>
      <div className={classes.words}>
        {onSelect ? (
          <button type="button" className={classes.name} aria-pressed={selected} onClick={() => onSelect(row.customerId)}>
            {name}
          </button>
        ) : (
          <span className={classes.place}>{name}</span>
        )}
        {visit && <VisitDetail visit={visit} timed={row.timed} />}
        <VisitOutcome state={outcome} />
        {tools && (selected || date <= todayInJapan()) && outcome !== "visited" && (
          <Button size="compact-sm" variant="default" className={classes.record} aria-label={t`Record the visit to ${name}`} onClick={record}>
            <Trans>Record the visit</Trans>
          </Button>
        )}
      </div>
      {tools && (
        <div className={classes.tools}>
          <span ref={handle}>
            <button type="button" className={`${classes.tool ?? ""} ${classes.handle ?? ""}`} aria-label={t`Move ${name}`} {...tools.grab.handleProps(row.customerId)}>
              <svg aria-hidden width="10" height="16" viewBox="0 0 10 16" fill="currentColor">
                <path d="M2 1h2v2H2zM6 1h2v2H6zM2 7h2v2H2zM6 7h2v2H6zM2 13h2v2H2zM6 13h2v2H6z" />
              </svg>
            </button>
          </span>
          <StopMenu customerId={row.customerId} name={name} onStep={tools.onStep} onRemove={tools.onRemove} onRecord={record} />
        </div>
      )}
    </li>
  );
}

/** What the visit is about and how long it takes; the whole reason where the visit is the chosen one, and on paper. */
function VisitDetail({ visit, timed }: { visit: Visit; timed: boolean }) {
  const kindName = useKindName();
  const locale = useLocale();
  const { t } = useLingui();
  const stay = formatMinutes(minutesBetween(visit.start_at, visit.end_at), locale);
  const wait = formatMinutes(visit.wait_minutes, locale);
  const lead = visit.lead_kind ? kindName(visit.lead_kind) : null;
  const amount = visit.lead_amount ? formatAmount(visit.lead_amount, locale) : null;
  const about = [lead, amount].filter(Boolean).join(" ");
  const words = [about === "" ? visit.city : about, stay, visit.wait_minutes > 0 && timed ? t`waits ${wait}` : null, visit.must_visit ? t`must visit` : null];
  return (
    <>
      <small>{words.filter(Boolean).join(" · ")}</small>
      {visit.reason && <small className={classes.reason}>{plainText(visit.reason, locale)}</small>}
      {timed && <Warnings warnings={visit.warnings} />}
    </>
  );
}

function minutesBetween(from: string, to: string): number {
  const minutes = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
  return minutes(to) - minutes(from);
}
