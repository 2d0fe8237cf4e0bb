import type { AuditEntry, SessionRow, Team } from "@/lib/api";

const SESSION = { created_at: "2026-11-20T01:00:00Z", last_seen_at: "2026-11-20T07:39:00Z", expires_at: "2026-11-27T01:00:00Z", ip: "192.0.2.7", method: "password" };

export function makeSessions(): SessionRow[] {
  return [
    { ...SESSION, session_ref: "s1", user_agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0", device: "Chrome · Windows", current: true },
    { ...SESSION, session_ref: "s2", user_agent: "Mozilla/5.0 (iPhone) Safari/605.1", device: "Safari · iPhone", current: false },
  ];
}

export function makeTeams(): Team[] {
  return [
    { team_id: "team_all", name: "静岡支店", everyone: true, manager_ids: ["usr_manager"], member_ids: [], created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z", version: 1 },
  ];
}

const RECORDS = ["佐久間 恒一", "三好精工株式会社", "遠山 美沙"];

function entry(index: number): AuditEntry {
  const actor: AuditEntry["actor"] = index % 3 === 0 ? { kind: "user", id: "usr_sato", name: "佐藤 健" } : { kind: "user", id: "usr_takanashi", name: "高梨 遥" };
  const common = { entry_id: `e${index}`, at: new Date(Date.UTC(2026, 10, 20, 7, 0, -index * 40)).toISOString(), actor, reason: null, count: 1, alert: null, ip: "192.0.2.7", user_agent: "Mozilla/5.0 Chrome/140.0", request_id: `req-${index}` };
  if (index % 6 === 5) {
    return { ...common, actor: { kind: "nobody", id: null, name: null }, action: "auth.sign-in", resource: { kind: "users", id: null, name: null }, outcome: "refused", reason: "invalid-credentials", count: 4, changes: [], alert: "unusual-activity" };
  }
  const id = `C00${(index % 3) + 1}`;
  return { ...common, action: "customers.update", resource: { kind: "customers", id, name: RECORDS[index % 3] ?? null }, outcome: "done", changes: [{ field: "risk_level", before: 2, after: 3 }, { field: "phone", before: "•••", after: "•••" }] };
}

/** Changes of customers, and a refused sign-in now and then. */
export function makeAudit(count: number): AuditEntry[] {
  return Array.from({ length: count }, (_, index) => entry(index));
}
