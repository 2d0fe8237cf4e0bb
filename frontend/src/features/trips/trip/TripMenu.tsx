import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { ErrorState } from "@/components";
import type { Trip } from "@/lib/api";

import { useDeleteTrip } from "../api/deleteTrip";
import type { TripEdit } from "./useTripEdit";

export function TripMenu({ trip, edit }: { trip: Trip; edit: TripEdit }) {
  const { t } = useLingui();
  const [renaming, rename] = useDisclosure(false);
  const [deleting, remove] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label={t`More for this trip`} px={12}>
            ⋯
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => edit.replan(trip.request)}>
            <Trans>Plan again with the same wishes</Trans>
          </Menu.Item>
          <Menu.Item renderRoot={(props) => <Link {...props} to="/trips/new" search={{ trip: trip.trip_id }} />}>
            <Trans>Change the wishes</Trans>
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={rename.open}>
            <Trans>Rename</Trans>
          </Menu.Item>
          {trip.status !== "draft" && (
            <Menu.Item onClick={() => edit.patch({ status: "draft" })}>
              <Trans>Back to draft</Trans>
            </Menu.Item>
          )}
          {trip.status === "confirmed" && (
            <Menu.Item onClick={() => edit.patch({ status: "done" })}>
              <Trans>Mark as done</Trans>
            </Menu.Item>
          )}
          <Menu.Item color="beni" onClick={remove.open}>
            <Trans>Delete</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={rename.close} title={t`Rename the trip`}>
        <RenameForm
          title={trip.title}
          onSave={(title) => {
            edit.patch({ title });
            rename.close();
          }}
        />
      </Modal>
      <Modal opened={deleting} onClose={remove.close} title={t`Delete this trip?`}>
        <DeleteForm trip={trip} onCancel={remove.close} />
      </Modal>
    </>
  );
}

function RenameForm({ title, onSave }: { title: string; onSave: (title: string) => void }) {
  const { t } = useLingui();
  const [value, setValue] = useState(title);
  const name = value.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== "") onSave(name);
      }}
    >
      <TextInput label={t`Name of the trip`} value={value} maxLength={120} data-autofocus onChange={(event) => setValue(event.currentTarget.value)} />
      <Group justify="end" mt={16}>
        <Button type="submit" disabled={name === ""}>
          <Trans>Save</Trans>
        </Button>
      </Group>
    </form>
  );
}

function DeleteForm({ trip, onCancel }: { trip: Trip; onCancel: () => void }) {
  const remove = useDeleteTrip();
  const navigate = useNavigate();
  return (
    <>
      <p>
        <Trans>The timetable is gone afterwards. Customers and notes stay.</Trans>
      </p>
      {remove.isError && <ErrorState error={remove.error} />}
      <Group justify="end" mt={16}>
        <Button variant="default" onClick={onCancel}>
          <Trans>Keep it</Trans>
        </Button>
        <Button
          color="beni"
          loading={remove.isPending}
          onClick={() => remove.mutate({ tripId: trip.trip_id, version: trip.version }, { onSuccess: () => void navigate({ to: "/trips" }) })}
        >
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </>
  );
}
