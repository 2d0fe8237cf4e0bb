import { Checkbox } from "@mantine/core";

import classes from "./choices.module.css";

/** Several of a few; the text is their values with commas between. */
export function ChoicesField({ label, options, text, set }: { label: string; options: { value: string; label: string }[]; text: string; set: (text: string) => void }) {
  const chosen = text.split(",");
  const toggle = (value: string, on: boolean) => set(options.map((option) => option.value).filter((one) => (one === value ? on : chosen.includes(one))).join(","));
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      {options.map((option) => <Checkbox key={option.value} label={option.label} checked={chosen.includes(option.value)} onChange={(event) => toggle(option.value, event.currentTarget.checked)} />)}
    </fieldset>
  );
}
