import { useLingui } from "@lingui/react/macro";

import type { EconomicEvent } from "@/lib/api";

export function useEventWords() {
  const { t } = useLingui();
  const category: Record<EconomicEvent["category"], string> = {
    political: t`Political`, monetary: t`Monetary`, economic: t`Economic`, market: t`Market`, disaster: t`Disaster`, corporate: t`Corporate`,
  };
  const impact: Record<EconomicEvent["impact"], string> = { high: t`High`, medium: t`Medium`, low: t`Low` };
  return { category, impact };
}
