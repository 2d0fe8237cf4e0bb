import { MultiSelect, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog, SecretDialog, useFieldError } from "@/components";
import type { Device, DeviceKeyMade } from "@/lib/api";

import { useCreateKey } from "../api/createKey";
import { devicesQuery } from "../api/devices";
import { useRevokeKey } from "../api/revokeKey";
import classes from "./keys.module.css";

/** Makes a key, then shows its secret, once. */
export function KeyDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<DeviceKeyMade | null>(null);
  if (made?.secret != null) return <Secret made={made} secret={made.secret} onClose={onClose} />;
  if (made !== null) return <Lost device={device} made={made} onClose={onClose} onAgain={() => { setMade(null); setAttempt(attempt + 1); }} />;
  // Another attempt is another form, with an Idempotency-Key of its own.
  return <KeyForm key={attempt} device={device} onMade={setMade} onClose={onClose} />;
}

function KeyForm({ device, onMade, onClose }: { device: Device; onMade: (made: DeviceKeyMade) => void; onClose: () => void }) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const create = useCreateKey(device.device_id);
  const [label, setLabel] = useState("");
  const [expires, setExpires] = useState("");
  const [others, setOthers] = useState<string[]>([]);
  const siblings = useInfiniteQuery(devicesQuery({ customer: device.customer_id })).data?.pages.flatMap((page) => page.items) ?? [];
  const choices = siblings.filter((one) => one.device_id !== device.device_id).map((one) => ({ value: one.device_id, label: one.name }));
  const submit = () => create.mutate({ label: label.trim(), expires_at: expires === "" ? null : `${expires}T23:59:59+09:00`, device_ids: others }, { onSuccess: onMade });
  return (
    <FormDialog title={t`Make a key`} submit={<Trans>Make the key</Trans>} onSubmit={submit} onClose={onClose} saving={create.isPending} error={create.error} disabled={label.trim() === ""}>
      <TextInput data-autofocus label={t`Label`} placeholder={t`Gateway in the office`} value={label} error={fieldError(create.error, "label")} onChange={(event) => setLabel(event.currentTarget.value)} />
      <TextInput type="date" label={t`Expires at the end of (empty: never)`} value={expires} error={fieldError(create.error, "expires_at")} onChange={(event) => setExpires(event.currentTarget.value)} />
      {choices.length > 0 && <MultiSelect label={t`A gateway's key writes for these too`} data={choices} value={others} onChange={setOthers} searchable error={fieldError(create.error, "device_ids")} />}
    </FormDialog>
  );
}

function Secret({ made, secret, onClose }: { made: DeviceKeyMade; secret: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <SecretDialog
      title={t`The key ${made.label} is made`}
      secret={secret}
      intro={<Trans>This is its secret. It is shown only now; please keep it in the device or its gateway.</Trans>}
      header={t`It is sent with each reading:`}
      onClose={onClose}
    />
  );
}

/** The key was made, but the answer with the secret was lost on its way. */
function Lost({ device, made, onClose, onAgain }: { device: Device; made: DeviceKeyMade; onClose: () => void; onAgain: () => void }) {
  const { t } = useLingui();
  const revoke = useRevokeKey(device.device_id);
  return (
    <FormDialog title={t`The secret was lost`} submit={<Trans>Revoke it and make another</Trans>} onSubmit={() => revoke.mutate(made.key_id, { onSuccess: onAgain })} onClose={onClose} saving={revoke.isPending} error={revoke.error}>
      <p className={classes.fine}><Trans>The key {made.label} was made, but its secret did not arrive here and cannot be shown again.</Trans></p>
    </FormDialog>
  );
}
