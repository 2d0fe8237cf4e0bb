import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";

import type { Label, VisitState } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import type { DayRows, Lunch, Row, Travel } from "../lib/timetable";
import classes from "./timetable.module.css";
import { useDrag } from "./useDrag";
import { useTravelWords } from "./useTravelWords";
import { Warnings } from "./Warnings";
import { type StopTools, VisitRow } from "./VisitRow";

interface Props {
  days: readonly DayRows[];
  selected?: string | null;
  onSelect?: (customerId: string) => void;
  tools?: StopTools;
  outcomes?: ReadonlyMap<string, VisitState> | undefined;
}

/** Where am I when: each day from its start to its end, with the ways between. */
export function Timetable({ days, selected = null, onSelect, tools, outcomes }: Props) {
  return (
    <>
      {days.map((rows, index) => (
        <DayTimetable key={rows.date} rows={rows} index={index} many={days.length > 1} selected={selected} onSelect={onSelect} tools={tools} outcomes={outcomes} />
      ))}
      <p className="sr-only" aria-live="assertive">
        {tools?.grab.words}
      </p>
    </>
  );
}

interface DayProps {
  rows: DayRows;
  index: number;
  many: boolean;
  selected: string | null;
  onSelect: Props["onSelect"];
  tools: Props["tools"];
  outcomes: Props["outcomes"];
}

function DayTimetable({ rows: { day, date, rows, timed }, index, many, selected, onSelect, tools, outcomes }: DayProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const when = formatDay(date, locale);
  const visits = rows.filter((row) => row.type === "visit");
  return (
    <div className={`${classes.day ?? ""} ${timed ? "" : (classes.untimed ?? "")}`}>
      {many && (
        <h3 className={classes.dayTitle}>
          <Trans>Day {index + 1}</Trans> · {when}
        </h3>
      )}
      <ol className={classes.list} aria-label={t`Timetable of ${when}`}>
        <EndRow at={timed ? day.leave_at : null} name={day.start.name} detail={t`Leave`} />
        {gapsAndVisits(rows).map((part) =>
          part.type === "visit" ? (
            <VisitRow
              key={part.customerId}
              row={part}
              date={date}
              outcome={outcomes?.get(part.customerId)}
              slot={{ day: index, index: visits.indexOf(part) }}
              selected={part.customerId === selected}
              onSelect={onSelect}
              tools={tools}
            />
          ) : (
            <GapRow key={part.key} items={part.items} />
          ),
        )}
        {visits.length === 0 && (
          <li className={`${classes.row ?? ""} ${classes.gap ?? ""}`}>
            <span />
            <span className={classes.rail} aria-hidden />
            <span className={classes.travel}>
              <Trans>No visits on this day</Trans>
            </span>
          </li>
        )}
        <EndRow
          at={timed ? day.back_at : null}
          name={day.end.name}
          detail={t`Arrive`}
          warnings={timed ? day.warnings : []}
          drop={tools ? { slot: { day: index, index: visits.length }, customerId: null, onDrop: tools.onDrop } : null}
        />
      </ol>
    </div>
  );
}

interface Gap {
  type: "gap";
  key: string;
  items: (Travel | Lunch)[];
}

/** Ways and lunch that follow each other become one line. */
function gapsAndVisits(rows: readonly Row[]): (Gap | Extract<Row, { type: "visit" }>)[] {
  return rows.reduce<(Gap | Extract<Row, { type: "visit" }>)[]>((parts, row) => {
    if (row.type === "visit") return [...parts, row];
    const last = parts.at(-1);
    if (last?.type === "gap") return [...parts.slice(0, -1), { ...last, items: [...last.items, row] }];
    return [...parts, { type: "gap", key: `gap-${parts.length}`, items: [row] }];
  }, []);
}

function GapRow({ items }: { items: (Travel | Lunch)[] }) {
  const wordsOf = useTravelWords();
  const shown = items.filter((item) => item.type === "lunch" || item.minutes > 0);
  if (shown.length === 0) return null;
  return (
    <li className={`${classes.row ?? ""} ${classes.gap ?? ""}`}>
      <span />
      <span className={classes.rail} aria-hidden />
      <span className={classes.travel}>{shown.map(wordsOf).join(" · ")}</span>
    </li>
  );
}

interface EndProps {
  at: string | null;
  name: string;
  detail: string;
  warnings?: readonly Label[];
  drop?: Parameters<typeof useDrag>[2];
}

function EndRow({ at, name, detail, warnings = [], drop = null }: EndProps) {
  const element = useRef<HTMLLIElement>(null);
  const { edge } = useDrag(element, element, drop);
  return (
    <li ref={element} className={classes.row} data-edge={edge ?? undefined}>
      <span className={classes.at}>{at ?? "··:··"}</span>
      <span className={classes.rail} aria-hidden>
        <span className={classes.ring} style={{ display: "block" }} />
      </span>
      <div className={classes.words}>
        <span className={classes.place}>{name}</span>
        <small>{detail}</small>
        <Warnings warnings={warnings} />
      </div>
    </li>
  );
}
