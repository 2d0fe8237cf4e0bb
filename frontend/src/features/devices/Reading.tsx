import { Trans } from "@lingui/react/macro";

import type { Device, Metric } from "@/lib/api";
import { formatAge, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./devices.module.css";

/** 24.6 °C; a dash for what the device does not measure or has not sent. */
export function Reading({ device, metric }: { device: Device; metric: Metric }) {
  const value = device.latest?.[metric] ?? null;
  if (value === null)
    return (
      <span className={classes.none}>
        <span aria-hidden>—</span>
        <span className="sr-only"><Trans>not known</Trans></span>
      </span>
    );
  return <>{formatReading(value, metric)}</>;
}

/** How old the newest reading is. */
export function Age({ device }: { device: Device }) {
  const locale = useLocale();
  if (device.latest === null) return <Trans>never</Trans>;
  return <>{formatAge(device.latest.timestamp, locale)}</>;
}
