import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, useFieldError } from "@/components";
import type { Proposal, ProposalPatch } from "@/lib/api";
import { formatExact, parseAmount } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { useEditProposal } from "../api/proposals";
import { optionsOf, useChoices } from "./choices";
import { changeOf, fieldsOf, type Fields } from "./fields";
import classes from "./proposals.module.css";
import { useDraftName } from "./words";

interface EditDialogProps {
  proposal: Proposal;
  onClose: () => void;
}

/** The draft, to be put right before it is approved. */
export function EditDialog({ proposal, onClose }: EditDialogProps) {
  const { t } = useLingui();
  const nameOf = useDraftName();
  const edit = useEditProposal(proposal);
  const [fields, setFields] = useState(() => fieldsOf(proposal.draft));
  const set = (change: Fields) => setFields((old) => ({ ...old, ...change }));
  const name = nameOf(proposal.draft.type);
  const change: ProposalPatch | null = changeOf(proposal.draft, fields);
  const submit = () => {
    if (change !== null) edit.mutate(change, { onSuccess: onClose });
  };
  return (
    <FormDialog title={t`Edit: ${name}`} submit={<Trans>Keep the changes</Trans>} onSubmit={submit} onClose={onClose} saving={edit.isPending} error={edit.error} disabled={change === null}>
      <Inputs fields={fields} error={edit.error} set={set} />
    </FormDialog>
  );
}

function Inputs({ fields, error, set }: { fields: Fields; error: unknown; set: (change: Fields) => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const choices = useChoices();
  const fieldError = useFieldError();
  const input = (name: keyof Fields) => ({ value: fields[name] ?? "", error: fieldError(error, name), onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }) });
  const has = (name: keyof Fields) => fields[name] !== undefined;
  const amount = parseAmount(fields.amount ?? "");
  return (
    <>
      {has("title") && <TextInput data-autofocus label={t`Title`} {...input("title")} />}
      {has("body") && <Textarea data-autofocus label={t`Content`} autosize minRows={4} maxRows={12} {...input("body")} />}
      <div className={classes.two}>
        {has("amount") && <TextInput data-autofocus label={t`Amount`} description={amount === null ? t`This is not an amount.` : formatExact({ amount: String(amount), currency: fields.currency ?? "JPY" }, locale)} {...input("amount")} />}
        {has("expected_on") && <TextInput type="date" label={t`Expected on`} description=" " {...input("expected_on")} />}
        {has("confidence") && <TextInput type="number" min={0} max={100} label={t`Likelihood in %`} {...input("confidence")} />}
        {has("source") && <NativeSelect label={t`Source`} data={optionsOf(choices.source, t`Not known`)} {...input("source")} />}
        {has("noted_on") && <TextInput type="date" label={t`Date`} {...input("noted_on")} />}
        {has("on") && <TextInput type="date" label={t`Date`} {...input("on")} />}
        {has("channel") && <NativeSelect label={t`Channel`} data={optionsOf(choices.channel, t`No contact`)} {...input("channel")} />}
        {has("priority") && <NativeSelect label={t`Priority`} data={optionsOf(choices.priority, t`None`)} {...input("priority")} />}
        {has("follow_up_on") && <TextInput type="date" label={t`Follow up on`} {...input("follow_up_on")} />}
        {has("due_on") && <TextInput type="date" label={t`Follow up on`} {...input("due_on")} />}
      </div>
      {has("note") && <TextInput label={t`Remark`} {...input("note")} />}
    </>
  );
}
