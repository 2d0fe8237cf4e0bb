import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, Radio, Stack, TextInput } from "@mantine/core";

import { Card } from "@/components";
import { useLocale } from "@/lib/i18n";
import { useSettings } from "@/lib/session";

import { PREFECTURES } from "../lib/prefectures";
import { addDay, problemOf, type Wishes } from "../lib/wishes";
import { DayFields } from "./DayFields";
import classes from "./planning.module.css";

interface Props {
  wishes: Wishes;
  today: string;
  onChange: (wishes: Wishes) => void;
}

/** Where, when, and what the trip is to be good at. */
export function WishFields({ wishes, today, onChange }: Props) {
  const { t } = useLingui();
  const locale = useLocale();
  const holidays = useSettings()?.holidays ?? [];
  return (
    <Card title={<Trans>Wishes</Trans>} padded>
      <Stack gap={16}>
        <MultiSelect
          label={t`Area`}
          placeholder={wishes.prefectures.length === 0 ? t`Anywhere` : ""}
          searchable
          clearable
          hidePickedOptions
          data={PREFECTURES.map((name) => ({ value: name.ja, label: name[locale] }))}
          value={wishes.prefectures}
          onChange={(prefectures) => onChange({ ...wishes, prefectures })}
          nothingFoundMessage={t`No such prefecture`}
        />
        {wishes.days.map((day, index) => (
          // Days have no identity of their own: two may hold the same date while one is being typed.
          <DayFields
            key={index}
            day={day}
            index={index}
            problem={problemOf(day, index, wishes, today)}
            onChange={(changed) => onChange({ ...wishes, days: wishes.days.with(index, changed) })}
            onRemove={wishes.days.length > 1 ? () => onChange({ ...wishes, days: wishes.days.toSpliced(index, 1) }) : null}
          />
        ))}
        <Button variant="default" size="compact-md" className={classes.add} onClick={() => onChange(addDay(wishes, holidays))}>
          <Trans>Add a day</Trans>
        </Button>
        <Radio.Group
          label={t`What matters most`}
          value={wishes.objective}
          onChange={(value) => onChange({ ...wishes, objective: value === "least_travel" ? "least_travel" : "most_value" })}
        >
          <Stack gap={8} mt={6}>
            <Radio
              value="most_value"
              label={t`Most value`}
              description={t`Meets the customers with the strongest reasons, then takes the shortest way between them.`}
            />
            <Radio
              value="least_travel"
              label={t`Least travel`}
              description={t`Leaves out visits that cost more time on the road than their reasons are worth.`}
            />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t`Name of the trip`}
          description={t`Empty: made from places and days.`}
          maxLength={120}
          value={wishes.title}
          onChange={(event) => onChange({ ...wishes, title: event.currentTarget.value })}
        />
      </Stack>
    </Card>
  );
}
