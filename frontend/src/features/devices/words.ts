import { useLingui } from "@lingui/react/macro";

import type { Tone } from "@/components";
import type { Alarm, Series } from "@/lib/api";

export function useSeverityName(): (severity: Alarm["severity"]) => string {
  const { t } = useLingui();
  return (severity) => ({ critical: t`Critical`, warning: t`Warning`, info: t`Notice` })[severity];
}

/** Crimson is kept for what is critical, so that it stands out among many. */
export const SEVERITY_TONES: Record<Alarm["severity"], Tone> = { critical: "alarm", warning: "inflow", info: "info" };

export function useAlarmKindName(): (alarm: Pick<Alarm, "kind" | "fault">) => string {
  const { t } = useLingui();
  const faults = { stuck: t`Stuck sensor`, spike: t`Spike`, drift: t`Drift`, dropout: t`Dropout`, out_of_range: t`Out of range` };
  return ({ kind, fault }) => {
    if (fault !== null) return faults[fault];
    return { threshold: t`Limit`, anomaly: t`Unusual`, offline: t`Silent`, fault: t`Sensor fault` }[kind];
  };
}

/** What a chart is drawn from. */
export function useSourceName(): (source: Series["source"]) => string {
  const { t } = useLingui();
  return (source) => ({ raw: t`readings`, chunk: t`readings`, "1h": t`hourly summaries`, "1d": t`daily summaries` })[source];
}

const USUAL_KIND = "thermo-hygrometer";

/** The kind that a device has unless somebody says otherwise, in words; any other as it was written. */
export function useDeviceKindName(): (kind: string) => string {
  const { t } = useLingui();
  return (kind) => (kind === USUAL_KIND ? t`Thermo-hygrometer` : kind);
}
