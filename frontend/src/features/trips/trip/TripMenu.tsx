import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { FormDialog } from "@/components";
import type { Trip } from "@/lib/api";

import { useDeleteTrip } from "../api/deleteTrip";
import type { TripEdit } from "./useTripEdit";

export function TripMenu({ trip, edit }: { trip: Trip; edit: TripEdit }) {
  const { t } = useLingui();
  const [renaming, rename] = useDisclosure(false);
  const [deleting, remove] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
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
          <Menu.Item component={Link} to={`/trips/${trip.trip_id}/report`}>
            <Trans>Trip report</Trans>
          </Menu.Item>
          <Menu.Divider role="separator" />
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
      {renaming && (
        <RenameDialog
          title={trip.title}
          onClose={rename.close}
          onSave={(title) => {
            edit.patch({ title });
            rename.close();
          }}
        />
      )}
      {deleting && <DeleteDialog trip={trip} onClose={remove.close} />}
    </>
  );
}

function RenameDialog({ title, onSave, onClose }: { title: string; onSave: (title: string) => void; onClose: () => void }) {
  const { t } = useLingui();
  const [value, setValue] = useState(title);
  const name = value.trim();
  return (
    <FormDialog
      title={<Trans>Rename the trip</Trans>}
      submit={<Trans>Save</Trans>}
      onSubmit={() => name !== "" && onSave(name)}
      onClose={onClose}
      saving={false}
      error={null}
      disabled={name === ""}
    >
      <TextInput label={t`Name of the trip`} value={value} maxLength={120} data-autofocus onChange={(event) => setValue(event.currentTarget.value)} />
    </FormDialog>
  );
}

function DeleteDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const remove = useDeleteTrip();
  const navigate = useNavigate();
  return (
    <FormDialog
      title={<Trans>Delete this trip?</Trans>}
      submit={<Trans>Delete</Trans>}
      onSubmit={() => remove.mutate({ tripId: trip.trip_id, version: trip.version }, { onSuccess: () => void navigate({ to: "/trips" }) })}
      onClose={onClose}
      saving={remove.isPending}
      error={remove.error}
    >
      <p>
        <Trans>The timetable is gone afterwards. Customers and notes stay.</Trans>
      </p>
    </FormDialog>
  );
}
