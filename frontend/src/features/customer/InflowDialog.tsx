import { NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, useFieldError } from "@/components";
import type { Inflow, Money } from "@/lib/api";
import { formatExact, parseAmount } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { useSaveInflow, type InflowFields } from "./api/saveInflow";
import { optionsOf, useChoices } from "./choices";
import classes from "./customer.module.css";

interface InflowDialogProps {
  customerId: string;
  inflow: Inflow | null;
  title: string;
  onClose: () => void;
}

interface Draft {
  expected_on: string;
  amount: string;
  confidence: string;
  source: Inflow["source"];
  status: Inflow["status"];
  arrived_on: string;
  arrived_amount: string;
  note: string;
}

function draftOf(inflow: Inflow | null): Draft {
  return {
    expected_on: inflow?.expected_on ?? "", amount: inflow?.amount.amount ?? "", confidence: inflow?.confidence == null ? "" : String(Math.round(Number(inflow.confidence) * 100)), source: inflow?.source ?? null,
    status: inflow?.status ?? "predicted", arrived_on: inflow?.arrived_on ?? "", arrived_amount: inflow?.arrived_amount?.amount ?? "", note: inflow?.note ?? "",
  };
}

function moneyOf(text: string, currency: string): Money | null {
  const amount = parseAmount(text);
  return amount === null ? null : { amount: String(amount), currency };
}

/** What the form says, or null while an amount or the day is missing, or an amount or the percentage is not one. */
function fieldsOf(draft: Draft, currency: string): InflowFields | null {
  const amount = moneyOf(draft.amount, currency);
  const confidence = draft.confidence.trim() === "" ? null : Number(draft.confidence) / 100;
  if (amount === null || draft.expected_on === "" || (confidence !== null && !(confidence >= 0 && confidence <= 1))) return null;
  const arrived = draft.status === "arrived";
  if (arrived && draft.arrived_amount.trim() !== "" && parseAmount(draft.arrived_amount) === null) return null;
  return {
    expected_on: draft.expected_on, amount, confidence: confidence === null ? null : String(confidence), source: draft.source, status: draft.status,
    arrived_on: arrived && draft.arrived_on !== "" ? draft.arrived_on : null, arrived_amount: arrived ? parseAmount(draft.arrived_amount) : null, note: draft.note.trim() === "" ? null : draft.note.trim(),
  };
}

export function InflowDialog({ customerId, inflow, title, onClose }: InflowDialogProps) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const locale = useLocale();
  const choices = useChoices();
  const save = useSaveInflow(customerId, inflow);
  const [draft, setDraft] = useState(() => draftOf(inflow));
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const currency = inflow?.amount.currency ?? "JPY";
  const fields = fieldsOf(draft, currency);
  const exact = (text: string) => {
    const money = moneyOf(text, currency);
    if (money !== null) return formatExact(money, locale);
    return text === "" ? t`for example 2,150万 or 21.5M` : t`This is not an amount.`;
  };
  const submit = () => {
    if (fields === null) return;
    save.mutate(fields, {
      onSuccess: () => {
        notifications.show({ message: t`The inflow is saved.` });
        onClose();
      },
    });
  };

  return (
    <FormDialog title={title} submit={<Trans>Save</Trans>} onSubmit={submit} onClose={onClose} saving={save.isPending} error={save.error} disabled={fields === null}>
      <div className={classes.two}>
        <TextInput data-autofocus label={t`Amount`} inputMode="text" value={draft.amount} description={exact(draft.amount)} error={fieldError(save.error, "amount")} onChange={(event) => set({ amount: event.currentTarget.value })} />
        <TextInput type="date" label={t`Expected on`} description=" " value={draft.expected_on} error={fieldError(save.error, "expected_on")} onChange={(event) => set({ expected_on: event.currentTarget.value })} />
        <TextInput type="number" label={t`Likelihood in %`} min={0} max={100} value={draft.confidence} error={fieldError(save.error, "confidence")} onChange={(event) => set({ confidence: event.currentTarget.value })} />
        <NativeSelect label={t`Source`} value={draft.source ?? ""} data={optionsOf(choices.source, t`Not known`)} onChange={(event) => set({ source: event.currentTarget.value === "" ? null : (event.currentTarget.value as Inflow["source"]) })} />
        {inflow !== null && <NativeSelect label={t`Status`} value={draft.status} data={optionsOf(choices.status)} onChange={(event) => set({ status: event.currentTarget.value as Inflow["status"] })} />}
        {draft.status === "arrived" && (
          <>
            <TextInput type="date" label={t`Arrived on`} value={draft.arrived_on} error={fieldError(save.error, "arrived_on")} onChange={(event) => set({ arrived_on: event.currentTarget.value })} />
            <TextInput label={t`Amount that arrived`} value={draft.arrived_amount} description={exact(draft.arrived_amount)} onChange={(event) => set({ arrived_amount: event.currentTarget.value })} />
          </>
        )}
      </div>
      <TextInput label={t`Remark`} value={draft.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </FormDialog>
  );
}
