import type { Locale, Ref, Rich, Segment } from "@/lib/api";

/** Where the record behind a figure is shown. */
export type RecordTarget =
  | { to: "/customers/$customerId"; params: { customerId: string }; hash?: string }
  | { to: "/devices/$deviceId"; params: { deviceId: string } }
  | { to: "/alarms"; search: { open: string } }
  | { to: "/products"; search: { open: string } }
  | { to: "/events"; search: { open: string } }
  | { to: "/trips/$tripId"; params: { tripId: string } };

/** The id of a record's row on a page, which a link to that record scrolls to. */
export function anchorOf(kind: Ref["kind"], id: string): string {
  return `${kind}-${id}`;
}

/** The page and place of a record; null for a record without a page of its own (a holding whose customer is not named). */
export function targetOf(ref: Ref): RecordTarget | null {
  switch (ref.kind) {
    case "customer":
      return { to: "/customers/$customerId", params: { customerId: ref.id } };
    case "holding":
    case "note":
    case "inflow":
      if (ref.customer_id === null) return null;
      return { to: "/customers/$customerId", params: { customerId: ref.customer_id }, hash: anchorOf(ref.kind, ref.id) };
    case "device":
      return { to: "/devices/$deviceId", params: { deviceId: ref.id } };
    case "alarm":
      return { to: "/alarms", search: { open: ref.id } };
    case "product":
      return { to: "/products", search: { open: ref.id } };
    case "event":
      return { to: "/events", search: { open: ref.id } };
    case "trip":
      return { to: "/trips/$tripId", params: { tripId: ref.id } };
  }
}

export function segmentsOf(rich: Rich, locale: Locale): Segment[] {
  return rich[locale];
}

export function plainText(rich: Rich, locale: Locale): string {
  return segmentsOf(rich, locale)
    .map((segment) => segment.text)
    .join("");
}
