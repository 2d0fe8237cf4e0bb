import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Stat, StatStrip } from "@/components";
import type { Device } from "@/lib/api";
import { formatDuration, formatMoment } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { Age, Reading } from "../Reading";

/** What it says now. */
export function Latest({ device }: { device: Device }) {
  const { t } = useLingui();
  const locale = useLocale();
  const every = formatDuration(device.expected_interval_seconds, locale);
  return (
    <StatStrip label={t`Newest reading`}>
      <Stat name={<Trans>Temperature</Trans>} value={<Reading device={device} metric="temperature" />} />
      <Stat name={<Trans>Humidity</Trans>} value={<Reading device={device} metric="humidity" />} />
      <Stat name={<Trans>Last reading</Trans>} value={<Age device={device} />} note={device.latest === null ? undefined : formatMoment(device.latest.timestamp, locale)} />
      <Stat name={<Trans>Open alarms</Trans>} value={device.open_alarms} />
      <Stat name={<Trans>Sends every</Trans>} value={every} note={<Plural value={device.thresholds.length} one="# limit" other="# limits" />} />
    </StatStrip>
  );
}
