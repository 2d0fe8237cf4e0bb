import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDisclosure } from "@mantine/hooks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Card, ConfirmButton, EmptyState, KindTag, QueryView, SimpleTable, useProblemText, type SimpleColumn } from "@/components";
import type { Device, DeviceKey } from "@/lib/api";
import { formatAge, formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { keysQuery } from "../api/keys";
import { useRevokeKey } from "../api/revokeKey";
import { KeyDialog } from "./KeyDialog";
import classes from "./keys.module.css";

/** What the device, or its gateway, signs its readings with. */
export function KeysCard({ device }: { device: Device }) {
  const { t } = useLingui();
  const canWrite = useCanWrite();
  const [making, dialog] = useDisclosure(false);
  const query = useQuery(keysQuery(device.device_id));
  const columns = useColumns(device, canWrite);
  const make = canWrite && <Button variant="default" size="compact-sm" onClick={dialog.open}><Trans>Make a key</Trans></Button>;
  return (
    <Card title={<Trans>Keys</Trans>} aside={make}>
      <QueryView query={query} isEmpty={(keys) => keys.length === 0} empty={<EmptyState><Trans>This device has no key yet. It needs one to send readings.</Trans></EmptyState>}>
        {(keys) => <SimpleTable label={t`Keys`} rows={keys} columns={columns} keyOf={(key) => key.key_id} />}
      </QueryView>
      {making && <KeyDialog device={device} onClose={dialog.close} />}
    </Card>
  );
}

function useColumns(device: Device, canWrite: boolean): SimpleColumn<DeviceKey>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const columns: SimpleColumn<DeviceKey>[] = [
    { key: "label", title: t`Label`, cell: (key) => <>{key.label} <code className={classes.prefix}>{key.key_id}</code></> },
    { key: "devices", title: t`Devices`, cell: (key) => <Plural value={key.device_ids.length + key.other_devices} one="this device" other="# devices" /> },
    { key: "created", title: t`Made`, cell: (key) => <><span className="num">{formatMoment(key.created_at, locale)}</span>{key.created_by !== null && <small className={classes.by}>{key.created_by}</small>}</> },
    { key: "used", title: t`Last used`, cell: (key) => (key.last_used_at === null ? t`never` : formatAge(key.last_used_at, locale)) },
    { key: "expires", title: t`Expires`, cell: (key) => <Expiry value={key} /> },
  ];
  if (canWrite) columns.push({ key: "tools", title: t`Actions`, cell: (key) => <Revoke device={device} apiKey={key} /> });
  return columns;
}

function Expiry({ value }: { value: DeviceKey }) {
  const locale = useLocale();
  if (value.expires_at === null) return <Trans>never</Trans>;
  if (value.expired) return <KindTag kind="alarm"><Trans>Expired</Trans></KindTag>;
  return <span className="num">{formatMoment(value.expires_at, locale)}</span>;
}

function Revoke({ device, apiKey }: { device: Device; apiKey: DeviceKey }) {
  const { t } = useLingui();
  const revoke = useRevokeKey(device.device_id);
  const problemText = useProblemText();
  const { label } = apiKey;
  const onConfirm = () =>
    revoke.mutate(apiKey.key_id, {
      onSuccess: () => notifications.show({ message: t`The key ${label} is revoked.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return <ConfirmButton label={<Trans>Revoke</Trans>} question={<Trans>Revoke the key {label}? Whatever uses it can send no more readings.</Trans>} confirm={<Trans>Revoke</Trans>} loading={revoke.isPending} onConfirm={onConfirm} />;
}
