import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";

import { RichText, ScoreBar } from "@/components";
import type { Ranked } from "@/lib/api";
import { formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import type { CustomerWish } from "../lib/wishes";
import classes from "./planning.module.css";

export interface CandidateRowProps {
  name: string;
  ranked: Ranked | null;
  wish: CustomerWish;
  minutes: number | null;
  /** Day and time in the present plan. */
  meeting: { day: number; at: string } | null;
  days: number;
  onWish: (wish: CustomerWish) => void;
  onMinutes: (minutes: number | null) => void;
}

const LENGTHS = [20, 30, 45, 60, 90, 120];

export function CandidateRow({ name, ranked, wish, minutes, meeting, days, onWish, onMinutes }: CandidateRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const toggle = (value: "must" | "avoid") => onWish(wish === value ? "any" : value);
  return (
    <li className={classes.candidate} data-wish={wish}>
      <div className={classes.candidateWords}>
        <p className={classes.candidateName}>
          <b>{name}</b> <small>{ranked?.customer.city}</small>
          <Meeting meeting={meeting} days={days} />
        </p>
        {ranked && (
          <p className={classes.candidateReason}>
            <RichText rich={ranked.headline} />
          </p>
        )}
      </div>
      {ranked && (
        <div className={classes.score}>
          <b className="num">{ranked.score}</b>
          <ScoreBar parts={ranked.parts} />
        </div>
      )}
      <div className={classes.candidateTools}>
        <button type="button" className={classes.chip} aria-pressed={wish === "must"} aria-label={t`Must visit ${name}`} onClick={() => toggle("must")}>
          <Trans>Must visit</Trans>
        </button>
        <button type="button" className={classes.chip} aria-pressed={wish === "avoid"} aria-label={t`Leave out ${name}`} onClick={() => toggle("avoid")}>
          <Trans>Leave out</Trans>
        </button>
        {wish !== "avoid" && (
          <NativeSelect
            size="xs"
            className={classes.minutes}
            aria-label={t`Length of the visit to ${name}`}
            value={minutes === null ? "" : String(minutes)}
            onChange={(event) => onMinutes(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
            data={[{ value: "", label: t`Usual length` }, ...LENGTHS.map((length) => ({ value: String(length), label: formatMinutes(length, locale) }))]}
          />
        )}
      </div>
    </li>
  );
}

function Meeting({ meeting, days }: { meeting: CandidateRowProps["meeting"]; days: number }) {
  if (!meeting) return null;
  return (
    <span className={classes.meeting}>
      ✓ {days > 1 && <Trans>Day {meeting.day + 1}</Trans>} {meeting.at}
    </span>
  );
}
