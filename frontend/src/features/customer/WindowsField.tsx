import { Button, Checkbox, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";

import { useLocale } from "@/lib/i18n";

import classes from "./customer.module.css";
import { weekday, windowsOf, type Window } from "./windows";

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const USUAL: Window = { weekdays: [0, 1, 2, 3, 4], start: "10:00", end: "17:00" };

/** When the customer receives visitors, as spans on days of the week. */
export function WindowsField({ text, set }: { text: string; set: (text: string) => void }) {
  const { t } = useLingui();
  const windows = windowsOf(text);
  const write = (next: Window[]) => set(JSON.stringify(next));
  const change = (at: number, next: Partial<Window>) => write(windows.map((one, index) => (index === at ? { ...one, ...next } : one)));
  return (
    <fieldset className={classes.windows}>
      <legend><Trans>Hours</Trans></legend>
      {windows.length === 0 && <p><Trans>Any time is good.</Trans></p>}
      {windows.map((one, index) => <WindowRow key={index} one={one} number={index + 1} onChange={(next) => change(index, next)} onRemove={() => write(windows.filter((_, at) => at !== index))} />)}
      <Button variant="default" size="compact-sm" onClick={() => write([...windows, USUAL])} aria-label={t`Add hours`}><Trans>Add hours</Trans></Button>
    </fieldset>
  );
}

function WindowRow({ one, number, onChange, onRemove }: { one: Window; number: number; onChange: (next: Partial<Window>) => void; onRemove: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const toggle = (day: number, on: boolean) => onChange({ weekdays: DAYS.filter((each) => (each === day ? on : one.weekdays.includes(each))) });
  return (
    <div className={classes.window} role="group" aria-label={t`Hours ${number}`}>
      <div className={classes.days}>
        {DAYS.map((day) => <Checkbox key={day} label={weekday(day, locale)} checked={one.weekdays.includes(day)} onChange={(event) => toggle(day, event.currentTarget.checked)} />)}
      </div>
      <TextInput type="time" label={t`From`} value={one.start} onChange={(event) => onChange({ start: event.currentTarget.value })} />
      <TextInput type="time" label={t`Until`} value={one.end} onChange={(event) => onChange({ end: event.currentTarget.value })} />
      <Button variant="subtle" color="beni" size="compact-sm" aria-label={t`Remove hours ${number}`} onClick={onRemove}><Trans>Remove</Trans></Button>
    </div>
  );
}
