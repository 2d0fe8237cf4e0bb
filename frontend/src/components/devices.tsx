import { useLingui } from "@lingui/react/macro";

import type { DeviceState as State, Metric } from "@/lib/api";

import { KindTag, type Tone } from "./KindTag";

const TONES: Record<State, Tone> = { ok: "good", alarm: "alarm", offline: "inflow", new: "none" };

export function useDeviceStateName(): (state: State) => string {
  const { t } = useLingui();
  return (state) => ({ ok: t`Normal`, alarm: t`Alarm`, offline: t`Silent`, new: t`No data yet` })[state];
}

/** How a device is now, as a coloured word. */
export function DeviceState({ state }: { state: State }) {
  const name = useDeviceStateName();
  return <KindTag kind={TONES[state]}>{name(state)}</KindTag>;
}

export function useMetricName(): (metric: Metric) => string {
  const { t } = useLingui();
  return (metric) => ({ temperature: t`Temperature`, humidity: t`Humidity` })[metric];
}
