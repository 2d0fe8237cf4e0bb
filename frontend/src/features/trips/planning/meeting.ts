import type { TripPlan } from "@/lib/api";

/** When a customer is met in the plan: day from 0 and clock time. */
export function meetingOf(plan: TripPlan | null, customerId: string): { day: number; at: string } | null {
  for (const [day, { items }] of (plan?.days ?? []).entries()) {
    const visit = items.find((item) => item.type === "visit" && item.customer_id === customerId);
    if (visit?.type === "visit") return { day, at: visit.start_at };
  }
  return null;
}
