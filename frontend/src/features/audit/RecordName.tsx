import { Link } from "@tanstack/react-router";
import { Trans } from "@lingui/react/macro";

import type { AuditEntry } from "@/lib/api";

import classes from "./audit.module.css";
import { useAuditWords } from "./words";

type Record = NonNullable<AuditEntry["resource"]>;

/** What the record is called, or its kind and id. */
export function RecordName({ record }: { record: Record }) {
  const words = useAuditWords();
  if (record.name !== null) return <>{record.name}</>;
  return <>{words.kind(record.kind)}{record.id !== null && <> <code className={classes.id}>{record.id}</code></>}</>;
}

/** The page on which the record stands today; nothing for kinds without one, and for what is gone. */
export function RecordPage({ entry }: { entry: AuditEntry }) {
  const target = targetOf(entry);
  if (target === null) return null;
  return <Link {...target} className={classes.link}><Trans>Open the record</Trans></Link>;
}

type Target =
  | { to: "/customers/$customerId"; params: { customerId: string } }
  | { to: "/devices/$deviceId"; params: { deviceId: string } }
  | { to: "/trips/$tripId"; params: { tripId: string } }
  | { to: "/products" | "/events" | "/users" | "/teams" | "/alarms"; search: { open: string } }
  | { to: "/import" };

function targetOf({ resource, action, changes }: AuditEntry): Target | null {
  if (resource?.id == null || action.endsWith(".delete")) return null;
  const { kind, id } = resource;
  switch (kind) {
    case "customers":
      return { to: "/customers/$customerId", params: { customerId: id } };
    case "holdings":
    case "notes":
    case "inflows": {
      const change = changes.find(({ field }) => field === "customer_id");
      const owner: unknown = change?.after ?? change?.before;
      return typeof owner === "string" ? { to: "/customers/$customerId", params: { customerId: owner } } : null;
    }
    case "devices":
      return { to: "/devices/$deviceId", params: { deviceId: id } };
    case "trips":
      return { to: "/trips/$tripId", params: { tripId: id } };
    case "products":
    case "events":
    case "users":
    case "teams":
    case "alarms":
      return { to: `/${kind}`, search: { open: id } };
    case "imports":
      return { to: "/import" };
    default:
      return null;
  }
}
