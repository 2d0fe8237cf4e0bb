import { useLingui } from "@lingui/react/macro";

import { useLocale } from "@/lib/i18n";

import type { Step } from "../run/draft";

/** What a step does, in words; a tool we do not know keeps its own name. */
export function useStepName(): (step: Step) => string {
  const { t } = useLingui();
  const locale = useLocale();
  const tools: Record<string, string> = {
    find_customers: t`Looking for customers`, customer_brief_facts: t`Reading a customer's records`, rank_visits: t`Ranking whom to visit`, list_maturities: t`Looking for maturities`,
    list_predicted_inflows: t`Looking for inflows`, list_follow_ups: t`Looking for follow-ups`, list_events: t`Looking for economic events`, list_device_alarms: t`Looking for device alarms`,
    list_events_and_device_alarms: t`Looking for events and alarms`, event_exposure: t`Estimating the effect of an event`, portfolio_facts: t`Adding up holdings`, compare_customers: t`Comparing customers`,
    search_notes: t`Searching the notes`, plan_trip: t`Planning the trip`, explain_fact: t`Looking up the figure`, propose_note: t`Drafting a note`, propose_task: t`Drafting a follow-up`,
    propose_inflow: t`Drafting an inflow`, propose_visit: t`Drafting a visit`, propose_trip_save: t`Drafting a trip`,
  };
  return (step) => {
    if (step.words !== null) return step.words[locale];
    return step.kind === "plan" ? t`Understood the question` : (tools[step.name] ?? step.name);
  };
}
