import type { TripDay } from "@/lib/api";

type Item = TripDay["items"][number];
type Visit = Extract<Item, { type: "visit" }>;

export interface Gap {
  type: "gap";
  parts: Exclude<Item, Visit>[];
}

export type Step = Gap | { type: "stop"; visit: Visit };

/** A day as stops with what lies between them: a lunch and the drive after it are one gap. */
export function stepsOf(day: TripDay): Step[] {
  const steps: Step[] = [];
  for (const item of day.items) {
    const last = steps.at(-1);
    if (item.type === "visit") steps.push({ type: "stop", visit: item });
    else if (last?.type === "gap") last.parts.push(item);
    else steps.push({ type: "gap", parts: [item] });
  }
  return steps;
}
