import { NativeSelect, TextInput } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import type { AuditAlert } from "@/lib/api";
import { todayInJapan } from "@/lib/format";
import { usersQuery } from "@/lib/users";

import { actionsQuery, type AuditFilters } from "./api/audit";
import classes from "./audit.module.css";
import { KINDS, useAuditWords } from "./words";

interface FiltersProps {
  filters: AuditFilters;
  onChange: (change: Partial<AuditFilters>) => void;
}

const ALERTS: AuditAlert[] = ["new-sign-up", "unusual-activity", "large-portfolio-change"];

export function Filters({ filters, onChange }: FiltersProps) {
  const { t, i18n } = useLingui();
  const words = useAuditWords();
  const users = useQuery(usersQuery).data ?? [];
  const actions = useQuery(actionsQuery).data ?? [];
  const who = users.map((user) => ({ value: user.user_id, label: user.display_name }));
  const what = actions.map((action) => ({ value: action, label: words.action(action) })).sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  const records = Object.keys(KINDS).map((kind) => ({ value: kind, label: words.kind(kind) }));
  const today = todayInJapan();
  const pick = (name: keyof AuditFilters) => (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value === "" ? undefined : event.currentTarget.value });
  const select = (name: "user" | "action" | "resource" | "outcome" | "alert", label: string, all: string, data: { value: string; label: string }[]) => (
    <NativeSelect aria-label={label} value={filters[name] ?? ""} onChange={pick(name)} data={[{ value: "", label: all }, ...withChosen(data, filters[name])]} />
  );
  return (
    <search className={classes.filters}>
      {select("user", t`Who`, t`Everybody`, who)}
      {select("action", t`Action`, t`Every action`, what)}
      {select("resource", t`Record`, t`Every record`, records)}
      {select("outcome", t`Outcome`, t`Every outcome`, [{ value: "done", label: t`Done` }, { value: "refused", label: t`Refused` }])}
      {select("alert", t`Alert`, t`Alerts: any`, [{ value: "any", label: t`Every alert` }, ...ALERTS.map((alert) => ({ value: alert, label: words.alert(alert) }))])}
      <TextInput type="date" aria-label={t`From`} leftSection={<small aria-hidden>{t`From`}</small>} leftSectionWidth={52} max={filters.to ?? today} value={filters.from ?? ""} onChange={pick("from")} />
      <TextInput type="date" aria-label={t`To`} leftSection={<small aria-hidden>{t`To`}</small>} leftSectionWidth={52} min={filters.from} max={today} value={filters.to ?? ""} onChange={pick("to")} />
    </search>
  );
}

/** A choice that came by a link (one record, a token) is among the choices, too. */
function withChosen(data: { value: string; label: string }[], chosen: string | undefined) {
  return chosen === undefined || data.some(({ value }) => value === chosen) ? data : [...data, { value: chosen, label: chosen }];
}
