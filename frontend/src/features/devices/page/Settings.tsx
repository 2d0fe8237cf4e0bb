import { Trans, useLingui } from "@lingui/react/macro";

import { Card, Copy, KindTag, useMetricName } from "@/components";
import type { Device } from "@/lib/api";
import { formatDuration, formatReading } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { SEVERITY_TONES, useSeverityName } from "../words";
import classes from "./page.module.css";

/** When something is alarming here. */
export function Settings({ device }: { device: Device }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Limits</Trans>}>
      <ul className={classes.limits}>
        {device.thresholds.map((threshold, index) => <Limit key={index} threshold={threshold} />)}
        {device.thresholds.length === 0 && <li><Trans>No limits are set.</Trans></li>}
        <li>{device.detect_anomalies ? t`Unusual readings and sensor faults are reported.` : t`Unusual readings are not reported.`}</li>
        <li className={classes.id}><Trans>Device id</Trans> <Copy value={device.device_id}>{device.device_id}</Copy></li>
      </ul>
    </Card>
  );
}

function Limit({ threshold }: { threshold: Device["thresholds"][number] }) {
  const locale = useLocale();
  const metricName = useMetricName();
  const severityName = useSeverityName();
  const { metric, direction } = threshold;
  const set = formatReading(threshold.set_at, metric);
  const clear = formatReading(threshold.clear_at, metric);
  const least = formatDuration(threshold.minimum_seconds, locale);
  const quiet = formatDuration(threshold.cooldown_seconds, locale);
  return (
    <li>
      <div className={classes.limitHead}>
        <b>{metricName(metric)} {direction === "above" ? <Trans>at or above {set}</Trans> : <Trans>at or below {set}</Trans>}</b>
        <KindTag kind={SEVERITY_TONES[threshold.severity]}>{severityName(threshold.severity)}</KindTag>
      </div>
      <small><Trans>for {least}; over at {clear}; then quiet for {quiet}</Trans></small>
    </li>
  );
}
