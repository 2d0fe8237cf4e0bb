import { useLingui } from "@lingui/react/macro";

import type { Channel, Inflow, Priority } from "@/lib/api";

/** Words of the fixed values of notes and inflows. */
export function useChoices() {
  const { t } = useLingui();
  const channel: Record<Channel, string> = { visit: t`Visit`, phone: t`Phone call`, mail: t`E-mail`, online: t`Online` };
  const priority: Record<Priority, string> = { high: t`High`, medium: t`Medium`, low: t`Low` };
  const source: Record<NonNullable<Inflow["source"]>, string> = {
    bonus: t`Bonus`, retirement: t`Retirement allowance`, insurance: t`Insurance`, inheritance: t`Inheritance`, property: t`Sale of property`, redemption: t`Redemption`, other: t`Other`,
  };
  return { channel, priority, source };
}

export function optionsOf(words: Record<string, string>, empty: string): { value: string; label: string }[] {
  return [{ value: "", label: empty }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
}
