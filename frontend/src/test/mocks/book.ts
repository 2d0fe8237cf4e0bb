import type { Alarm, ApiToken, AuditEntry, ChangedCustomer, CustomerRow, Device, DeviceKey, Identity, ImportReport, Inflow, Note, Provider, SessionRow, Team, User } from "@/lib/api";

import { makeAlarms, makeDevices } from "./deviceData";
import { makeInflows, makeNotes } from "./page";
import { makeRows, makeUsers } from "./people";
import { makeAudit, makeSessions, makeTeams } from "./securityData";

const BROWSER = import.meta.env.MODE === "mock";
const SIGNED_IN = "otomo.mock.user";

interface Book {
  rows: CustomerRow[];
  users: User[];
  notes: Note[];
  inflows: Inflow[];
  imports: ImportReport[];
  devices: Device[];
  keys: DeviceKey[];
  alarms: Alarm[];
  providers: Provider[];
  identities: Identity[];
  changes: ChangedCustomer[];
  sessions: SessionRow[];
  tokens: ApiToken[];
  teams: Team[];
  audit: AuditEntry[];
  needsSetup: boolean;
  signedIn: string | null;
}

function fresh(): Book {
  const rows = makeRows(BROWSER ? 10_000 : 10);
  return {
    rows, users: makeUsers(), notes: rows.slice(0, 10).flatMap((row) => makeNotes(row.customer_id)), inflows: rows.slice(0, 10).flatMap((row) => makeInflows(row.customer_id)), imports: [], devices: makeDevices(rows), keys: [], alarms: makeAlarms(rows),
    providers: [], identities: [], changes: [],
    sessions: makeSessions(), tokens: [], teams: makeTeams(), audit: makeAudit(BROWSER ? 10_000 : 12), needsSetup: false,
    signedIn: BROWSER ? sessionStorage.getItem(SIGNED_IN) : "takanashi",
  };
}

/** The mock server's memory. */
export let book = fresh();

export function resetBook(): void {
  book = fresh();
}

export function signInAs(username: string | null): void {
  book.signedIn = username;
  if (!BROWSER) return;
  if (username === null) sessionStorage.removeItem(SIGNED_IN);
  else sessionStorage.setItem(SIGNED_IN, username);
}

export function currentUser(): User | undefined {
  return book.users.find((user) => user.username === book.signedIn);
}
