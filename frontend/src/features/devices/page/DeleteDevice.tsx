import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";

import { ConfirmButton, useProblemText } from "@/components";
import type { Device } from "@/lib/api";

import { useDeleteDevice } from "../api/deleteDevice";

export function DeleteDevice({ device }: { device: Device }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const remove = useDeleteDevice();
  const { name } = device;
  const onConfirm = () =>
    remove.mutate(device, {
      onSuccess: () => {
        notifications.show({ message: t`${name} is deleted.` });
        void navigate({ to: "/devices" });
      },
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return <ConfirmButton label={<Trans>Delete</Trans>} question={<Trans>Delete {name}? Its keys stop working at once. Its readings stay until they expire.</Trans>} confirm={<Trans>Delete</Trans>} loading={remove.isPending} onConfirm={onConfirm} />;
}
