import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";

import { FormDialog } from "../FormDialog";
import { useFieldError } from "../useFieldError";
import classes from "./edit.module.css";
import type { EditField } from "./fields";
import { useEdit } from "./useEdit";

interface EditDialogProps<T> {
  title: string;
  record: T;
  fields: EditField<T>[];
  load: () => Promise<T>;
  send: (change: Record<string, unknown>, version: number) => Promise<T>;
  onSaved: () => void;
  onClose: () => void;
}

/** Changes a record that is shown: its fields, what is wrong with them, and what to do when somebody was faster. */
export function EditDialog<T extends { version: number }>({ title, fields, onClose, ...options }: EditDialogProps<T>) {
  const edit = useEdit({ fields, ...options });
  const { save } = edit;
  return (
    <FormDialog title={title} submit={<Trans>Save</Trans>} onSubmit={() => edit.ready && save.mutate()} onClose={onClose} saving={save.isPending} error={edit.conflict ? null : save.error} disabled={!edit.ready}>
      {edit.conflict && (
        <p className={classes.conflict} role="alert">
          <Trans>Somebody changed this in the meantime. What you did not touch shows the newer values; your input is kept. Save writes it over this version.</Trans>
        </p>
      )}
      <div className={classes.fields}>
        {fields.map((field) => (
          <Input key={field.name} field={field} text={edit.texts[field.name] ?? ""} bad={edit.bad.has(field.name)} error={save.error} set={(text) => edit.set(field.name, text)} />
        ))}
      </div>
    </FormDialog>
  );
}

interface InputProps<T> {
  field: EditField<T>;
  text: string;
  bad: boolean;
  error: unknown;
  set: (text: string) => void;
}

function Input<T>({ field, text, bad, error, set }: InputProps<T>) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const { kind, label, options, hint, input } = field;
  const wrong = bad ? (text.trim() === "" ? t`Please fill this in.` : t`Please check this.`) : fieldError(error, field.name);
  const props = { label, value: text, error: wrong, description: hint?.(text), onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value) };
  switch (kind) {
    case "own":
      return <div className={classes.wide}>{input?.(text, set)}{wrong !== undefined && <p role="alert" className={classes.wrong}>{wrong}</p>}</div>;
    case "long":
      return <Textarea className={classes.wide} autosize minRows={2} maxRows={8} {...props} />;
    case "select":
      return <NativeSelect data={options ?? []} {...props} />;
    case "date":
      return <TextInput type="date" {...props} />;
    case "number":
      return <TextInput inputMode="decimal" {...props} />;
    case "text":
      return <TextInput {...props} />;
  }
}
