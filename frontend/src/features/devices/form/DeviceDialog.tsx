import { Checkbox, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, useFieldError, useMetricName } from "@/components";
import type { Device, Metric } from "@/lib/api";

import { useSaveDevice } from "../api/saveDevice";
import { CustomerField } from "../CustomerField";
import { bodyOf, fieldsOf, numberOf, type DeviceFields } from "./fields";
import classes from "./form.module.css";
import { Thresholds } from "./Thresholds";

const METRICS: Metric[] = ["temperature", "humidity"];

interface DeviceDialogProps {
  device: Device | null;
  /** Whose device it is at first. */
  customerId: string | null;
  onClose: () => void;
}

/** Adds a device or changes one: where it is, what it measures, and when that is alarming. */
export function DeviceDialog({ device, customerId, onClose }: DeviceDialogProps) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const metricName = useMetricName();
  const save = useSaveDevice(device);
  const [fields, setFields] = useState<DeviceFields>(() => fieldsOf(device, customerId));
  const set = (change: Partial<DeviceFields>) => setFields((old) => ({ ...old, ...change }));
  const body = bodyOf(fields);
  const submit = () => {
    if (body === null) return;
    save.mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t`The device is saved.` });
        onClose();
      },
    });
  };
  const error = (field: string) => fieldError(save.error, field);
  const toggle = (metric: Metric, on: boolean) => set({ metrics: METRICS.filter((one) => (one === metric ? on : fields.metrics.includes(one))) });
  return (
    <FormDialog title={device === null ? t`Add a device` : t`Change the device`} submit={<Trans>Save</Trans>} onSubmit={submit} onClose={onClose} saving={save.isPending} error={save.error} disabled={body === null}>
      <TextInput data-autofocus label={t`Name`} value={fields.name} error={error("name")} onChange={(event) => set({ name: event.currentTarget.value })} />
      <CustomerField label={t`Customer`} value={fields.customer_id} error={error("customer_id")} onChange={(customer_id) => set({ customer_id })} />
      <div className={classes.two}>
        <TextInput label={t`Place at the customer's`} placeholder={t`Warehouse, 2nd floor`} value={fields.place} error={error("place")} onChange={(event) => set({ place: event.currentTarget.value })} />
        <TextInput label={t`Kind of device`} value={fields.kind} error={error("kind")} onChange={(event) => set({ kind: event.currentTarget.value })} />
        <TextInput
          label={t`Sends every … seconds`} inputMode="numeric" value={fields.interval} onChange={(event) => set({ interval: event.currentTarget.value })}
          error={error("expected_interval_seconds") ?? (numberOf(fields.interval) === null ? t`Please give a number.` : undefined)}
        />
        {device === null && <TextInput label={t`Device id (empty: one is made)`} autoCapitalize="none" autoComplete="off" value={fields.device_id} error={error("device_id")} onChange={(event) => set({ device_id: event.currentTarget.value })} />}
      </div>
      <fieldset className={classes.choices}>
        <legend><Trans>Measures</Trans></legend>
        {METRICS.map((metric) => (
          <Checkbox key={metric} label={metricName(metric)} checked={fields.metrics.includes(metric)} onChange={(event) => toggle(metric, event.currentTarget.checked)} />
        ))}
      </fieldset>
      <Thresholds limits={fields.limits} metrics={fields.metrics} error={error} onChange={(limits) => set({ limits })} />
      <Switch label={t`Also report unusual readings and sensor faults`} checked={fields.detect_anomalies} onChange={(event) => set({ detect_anomalies: event.currentTarget.checked })} />
    </FormDialog>
  );
}
