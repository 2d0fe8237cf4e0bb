import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";

import type { Role } from "@/lib/api";

import type { IconName } from "./Icon";

export interface Place {
  to: "/" | "/trips" | "/customers" | "/assistant" | "/products" | "/events" | "/devices" | "/alarms" | "/import" | "/account" | "/users" | "/teams" | "/audit" | "/usage";
  label: MessageDescriptor;
  icon: IconName;
  /** The second key of `g …`. */
  key?: string;
  /** Shows how many alarms are open. */
  alarms?: true;
  roles?: Role[];
}

export const WORKING: Place[] = [
  { to: "/", label: msg`Today`, icon: "today", key: "t" },
  { to: "/trips", label: msg`Trips`, icon: "trips", key: "r" },
  { to: "/customers", label: msg`Customers`, icon: "customers", key: "c" },
  { to: "/assistant", label: msg`Assistant`, icon: "assistant", key: "a" },
];

export const GROUPS: { title: MessageDescriptor; places: Place[] }[] = [
  { title: msg`Assets`, places: [{ to: "/products", label: msg`Products`, icon: "products" }] },
  {
    title: msg`Signals`,
    places: [
      { to: "/events", label: msg`Economic events`, icon: "events" },
      { to: "/devices", label: msg`Devices`, icon: "devices", key: "d" },
      { to: "/alarms", label: msg`Alarms`, icon: "alarms", alarms: true },
    ],
  },
  {
    title: msg`Administration`,
    places: [
      { to: "/import", label: msg`Import`, icon: "import", roles: ["admin", "manager", "rep"] },
      { to: "/users", label: msg`Users`, icon: "users", roles: ["admin"] },
      { to: "/teams", label: msg`Teams`, icon: "teams", roles: ["admin", "manager"] },
      { to: "/audit", label: msg`Audit log`, icon: "audit", roles: ["admin"] },
      { to: "/usage", label: msg`Usage`, icon: "usage", roles: ["admin"] },
      { to: "/account", label: msg`Settings`, icon: "account" },
    ],
  },
];

export function allowed(places: Place[], role: Role): Place[] {
  return places.filter((place) => place.roles === undefined || place.roles.includes(role));
}
