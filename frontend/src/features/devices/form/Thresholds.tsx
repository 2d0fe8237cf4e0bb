import { Button, NativeSelect, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";

import { useMetricName } from "@/components";
import type { Metric } from "@/lib/api";
import { UNITS } from "@/lib/format";

import { useSeverityName } from "../words";
import { inOrder, newLimit, numberOf, type LimitFields } from "./fields";
import classes from "./form.module.css";

interface ThresholdsProps {
  limits: LimitFields[];
  metrics: Metric[];
  /** What the server said about a field, by its name (`thresholds.0.set_at`; `thresholds.0`: the limit as a whole). */
  error: (field: string) => string | undefined;
  onChange: (limits: LimitFields[]) => void;
}

/** When a value is alarming: from where, for how long, and when it is over again. */
export function Thresholds({ limits, metrics, error, onChange }: ThresholdsProps) {
  const first = metrics[0];
  const change = (id: number, next: Partial<LimitFields>) => onChange(limits.map((limit) => (limit.id === id ? { ...limit, ...next } : limit)));
  return (
    <fieldset className={classes.limits}>
      <legend><Trans>Limits</Trans></legend>
      {limits.length === 0 && <p className={classes.hint}><Trans>Without limits only silence and unusual readings are reported.</Trans></p>}
      {limits.map((limit, index) => (
        <Limit key={limit.id} limit={limit} number={index + 1} metrics={metrics} error={(field) => error(field === null ? `thresholds.${index}` : `thresholds.${index}.${field}`)} onChange={(next) => change(limit.id, next)} onRemove={() => onChange(limits.filter((one) => one.id !== limit.id))} />
      ))}
      {first !== undefined && <Button variant="default" size="compact-sm" className={classes.add} onClick={() => onChange([...limits, newLimit(first)])}><Trans>Add a limit</Trans></Button>}
    </fieldset>
  );
}

interface LimitProps {
  limit: LimitFields;
  number: number;
  metrics: Metric[];
  error: (field: string | null) => string | undefined;
  onChange: (next: Partial<LimitFields>) => void;
  onRemove: () => void;
}

function Limit({ limit, number, metrics, error, onChange, onRemove }: LimitProps) {
  const { t } = useLingui();
  const metricName = useMetricName();
  const severityName = useSeverityName();
  const unit = UNITS[limit.metric];
  const bad = (text: string) => (text !== "" && numberOf(text) === null ? t`Please give a number.` : undefined);
  const whole = error(null);
  const order = inOrder(limit) ? undefined : limit.direction === "above" ? t`Not above the limit.` : t`Not below the limit.`;
  return (
    <div className={classes.limit} role="group" aria-label={t`Limit ${number}`}>
      <NativeSelect label={t`Measured value`} error={error("metric")} value={limit.metric} data={metrics.map((metric) => ({ value: metric, label: metricName(metric) }))} onChange={(event) => onChange({ metric: event.currentTarget.value as Metric })} />
      <NativeSelect label={t`Side`} value={limit.direction} data={[{ value: "above", label: t`at or above` }, { value: "below", label: t`at or below` }]} onChange={(event) => onChange({ direction: event.currentTarget.value as LimitFields["direction"] })} />
      <NativeSelect label={t`Severity`} value={limit.severity} data={(["critical", "warning", "info"] as const).map((one) => ({ value: one, label: severityName(one) }))} onChange={(event) => onChange({ severity: event.currentTarget.value as LimitFields["severity"] })} />
      <TextInput label={t`Alarm at (${unit})`} inputMode="decimal" value={limit.set_at} error={bad(limit.set_at) ?? error("set_at")} onChange={(event) => onChange({ set_at: event.currentTarget.value })} />
      <TextInput label={t`Over at (${unit})`} inputMode="decimal" value={limit.clear_at} error={bad(limit.clear_at) ?? order ?? error("clear_at")} onChange={(event) => onChange({ clear_at: event.currentTarget.value })} />
      <span />
      <TextInput label={t`For at least (min)`} inputMode="decimal" value={limit.minutes} error={bad(limit.minutes) ?? error("minimum_seconds")} onChange={(event) => onChange({ minutes: event.currentTarget.value })} />
      <TextInput label={t`Then quiet for (min)`} inputMode="decimal" value={limit.cooldown} error={bad(limit.cooldown) ?? error("cooldown_seconds")} onChange={(event) => onChange({ cooldown: event.currentTarget.value })} />
      <Button variant="subtle" color="beni" size="compact-sm" className={classes.remove} onClick={onRemove} aria-label={t`Remove limit ${number}`}><Trans>Remove</Trans></Button>
      {whole !== undefined && <p role="alert" className={classes.wrong}>{whole}</p>}
    </div>
  );
}
