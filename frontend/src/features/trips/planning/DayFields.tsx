import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect, TextInput } from "@mantine/core";

import { formatDay, formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import type { DayWish, WishProblem } from "../lib/wishes";
import { PlaceField } from "./PlaceField";
import classes from "./planning.module.css";

interface Props {
  day: DayWish;
  index: number;
  problem: WishProblem | null;
  onChange: (day: DayWish) => void;
  onRemove: (() => void) | null;
}

const LUNCHES = [0, 30, 45, 60, 90];

export function DayFields({ day, index, problem, onChange, onRemove }: Props) {
  const { t } = useLingui();
  const locale = useLocale();
  const number = index + 1;
  const when = day.date === "" ? "" : formatDay(day.date, locale);
  const dateError = { date: t`Choose a day that is not in the trip yet.`, past: t`This day has passed.`, hours: undefined, place: undefined };
  return (
    <fieldset className={classes.day}>
      <legend>
        <Trans>Day {number}</Trans> <small>{when}</small>
      </legend>
      <div className={classes.times}>
        <TextInput
          type="date"
          label={t`Date`}
          value={day.date}
          error={problem ? dateError[problem] : undefined}
          onChange={(event) => onChange({ ...day, date: event.currentTarget.value })}
        />
        <NativeSelect
          label={t`Lunch`}
          value={String(day.lunchMinutes)}
          onChange={(event) => onChange({ ...day, lunchMinutes: Number(event.currentTarget.value) })}
          data={LUNCHES.map((minutes) => ({ value: String(minutes), label: minutes === 0 ? t`None` : formatMinutes(minutes, locale) }))}
        />
        <TextInput type="time" label={t`From`} value={day.opens} onChange={(event) => onChange({ ...day, opens: event.currentTarget.value })} />
        <TextInput
          type="time"
          label={t`Until`}
          value={day.closes}
          error={problem === "hours" ? t`The day must end after it begins.` : undefined}
          onChange={(event) => onChange({ ...day, closes: event.currentTarget.value })}
        />
      </div>
      <div className={classes.places}>
        <PlaceField
          label={t`Start`}
          value={day.start}
          error={problem === "place" && !day.start ? t`Choose where the day begins.` : undefined}
          onChange={(start) => onChange({ ...day, start })}
        />
        <PlaceField
          label={t`End`}
          value={day.end}
          error={problem === "place" && !day.end ? t`Choose where the day ends.` : undefined}
          onChange={(end) => onChange({ ...day, end })}
        />
      </div>
      {onRemove && (
        <Button size="compact-sm" variant="subtle" onClick={onRemove}>
          <Trans>Remove day {number}</Trans>
        </Button>
      )}
    </fieldset>
  );
}
