import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { AskButton, Card, Columns, DeviceState, Lines, PageHeader, QueryView } from "@/components";
import type { Device } from "@/lib/api";
import { useCanWrite } from "@/lib/session";
import { useSubject } from "@/lib/subject";

import { alarmsQuery } from "../api/alarms";
import { deviceQuery } from "../api/device";
import { ChartCard } from "../chart/ChartCard";
import { useView } from "../chart/useView";
import { KeysCard } from "../keys/KeysCard";
import { useDeviceKindName } from "../words";
import { AlarmHistory } from "./AlarmHistory";
import { DeleteDevice } from "./DeleteDevice";
import { Latest } from "./Latest";
import classes from "./page.module.css";
import { Settings } from "./Settings";

const DeviceDialog = lazy(async () => ({ default: (await import("../form/DeviceDialog")).DeviceDialog }));
const route = getRouteApi("/signed-in/devices/$deviceId");

/** Is it well at this place, and since when not? */
export function DevicePage() {
  const { deviceId } = route.useParams();
  const { from, to } = route.useSearch();
  const query = useQuery(deviceQuery(deviceId));
  return (
    <QueryView query={query} skeleton={<Skeletons />}>
      {(device) => <Loaded key={`${deviceId} ${from ?? ""} ${to ?? ""}`} device={device} first={from === undefined || to === undefined ? null : { from, to }} />}
    </QueryView>
  );
}

function Loaded({ device, first }: { device: Device; first: { from: number; to: number } | null }) {
  const canWrite = useCanWrite();
  const [editing, dialog] = useDisclosure(false);
  useSubject({ kind: "device", name: device.name, customerId: device.customer_id, tripId: null, people: [device.customer_name] });
  const kindName = useDeviceKindName();
  const state = useView(first);
  const alarms = useInfiniteQuery(alarmsQuery({ device: device.device_id }));
  const known = alarms.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (window: { from: string; to: string }) => {
    state.show({ from: Date.parse(window.from), to: Date.parse(window.to) });
    scrollTo({ top: 0 });
  };
  return (
    <>
      <PageHeader
        title={device.name}
        beside={kindName(device.kind)}
        subtitle={
          <span className={classes.subtitle}>
            <DeviceState state={device.state} />
            <Link to="/customers/$customerId" params={{ customerId: device.customer_id }} className={classes.link}>{device.customer_name}</Link>
            {device.place !== null && <span>{device.place}</span>}
          </span>
        }
        actions={<><AskButton />{canWrite && <DeleteDevice device={device} />}</>}
        {...(canWrite ? { primary: <Button onClick={dialog.open}><Trans>Change</Trans></Button> } : {})}
      />
      <Latest device={device} />
      <div className={classes.stack}>
        <ChartCard device={device} alarms={known} state={state} />
        <Columns main={<><AlarmHistory query={alarms} onShow={show} /><KeysCard device={device} /></>} side={<Settings device={device} />} />
      </div>
      <Suspense fallback={null}>{editing && <DeviceDialog device={device} customerId={null} onClose={dialog.close} />}</Suspense>
    </>
  );
}

function Skeletons() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <PageHeader title="…" />
      <div className={classes.stack}>
        <Card title={t`Readings`}><Lines rows={10} height={30} /></Card>
        <Card title={t`Alarms`}><Lines /></Card>
      </div>
    </div>
  );
}
