import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Card, DeviceState, EmptyState, Sparkline } from "@/components";
import type { CustomerPage, Device } from "@/lib/api";
import { formatAge, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { anchorOf } from "@/lib/rich";
import { sparksQuery, type Sparks } from "@/lib/series";

import classes from "./customer.module.css";

/** What is measured at the customer's, and is it well? */
export function Devices({ page: { customer, devices, alarms }, canWrite }: { page: CustomerPage; canWrite: boolean }) {
  const sparks = useQuery(sparksQuery(devices.slice(0, 50))).data;
  const locale = useLocale();
  const all = <Link to="/devices" search={{ customer: customer.customer_id }} className={classes.link}><Trans>Open in the list</Trans></Link>;
  if (devices.length === 0 && !canWrite) return null;
  return (
    <Card title={<Trans>Devices</Trans>} aside={devices.length > 0 && all}>
      {devices.length === 0 ? (
        <EmptyState action={<Link to="/devices" search={{ customer: customer.customer_id }} className={classes.link}><Trans>Add a device</Trans></Link>}><Trans>No device measures at this customer's.</Trans></EmptyState>
      ) : (
        <ul className={classes.devices}>
          {devices.map((device) => <Row key={device.device_id} device={device} sparks={sparks} />)}
        </ul>
      )}
      {alarms.length > 0 && (
        <p className={classes.alarms}>
          <Link to="/alarms" search={{ customer: customer.customer_id }}><Plural value={alarms.length} one="# open alarm" other="# open alarms" /></Link>
          <span>{alarms.map((alarm) => (locale === "ja" ? alarm.text_ja : alarm.text_en)).join(" ")}</span>
        </p>
      )}
    </Card>
  );
}

function Row({ device, sparks }: { device: Device; sparks: Sparks | undefined }) {
  const locale = useLocale();
  const { latest } = device;
  return (
    <li id={anchorOf("device", device.device_id)}>
      <DeviceState state={device.state} />
      <span>
        <Link to="/devices/$deviceId" params={{ deviceId: device.device_id }} className={classes.device}>{device.name}</Link>
        {device.place !== null && <small className={classes.fine}>{device.place}</small>}
      </span>
      <span className={classes.latest}>
        {latest !== null && device.metrics.map((metric) => <b key={metric}>{formatReading(latest[metric], metric)}</b>)}
        {latest !== null && <small className={classes.fine}>{formatAge(latest.timestamp, locale)}</small>}
      </span>
      {sparks !== undefined && <Sparkline series={sparks.series.get(device.device_id)} from={sparks.from} to={sparks.to} alarm={device.state === "alarm"} />}
    </li>
  );
}
