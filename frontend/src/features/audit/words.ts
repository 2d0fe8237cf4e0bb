import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";

import type { AuditAlert, AuditEntry } from "@/lib/api";

type Words = Record<string, MessageDescriptor>;

/** Kinds of records. */
export const KINDS: Words = {
  customers: msg`Customer`, holdings: msg`Holding`, notes: msg`Note`, inflows: msg`Cash inflow`, products: msg`Product`, events: msg`Economic event`, trips: msg`Trip`,
  devices: msg`Device`, "device-keys": msg`Device key`, alarms: msg`Alarm`, imports: msg`Import`, exports: msg`Export`, chats: msg`Conversation`, shares: msg`Shared link`, proposals: msg`Proposal`,
  users: msg`User`, teams: msg`Team`, tokens: msg`API token`, sessions: msg`Session`, identities: msg`Connected account`, jobs: msg`Job`,
  metrics: msg`Readings`, audit: msg`Audit log`,
};

const VERBS: Words = {
  create: msg`added`, update: msg`changed`, delete: msg`deleted`, revoke: msg`revoked`, undo: msg`undone`, edit: msg`edited`, approve: msg`approved`, reject: msg`rejected`, rename: msg`renamed`,
  acknowledge: msg`acknowledged`, note: msg`note added`, arrange: msg`stops arranged`, replan: msg`planned again`, visit: msg`visit recorded`, link: msg`connected`, unlink: msg`disconnected`,
  run: msg`run`, demo: msg`demo data loaded`, "roll-back": msg`rolled back`, restore: msg`restored`, read: msg`opened`, write: msg`changed`, "mass-reading": msg`many opened in a short time`,
  ask: msg`asked`, judge: msg`answer rated`, stop: msg`answer stopped`, structure: msg`text put in order`, plan: msg`planned`,
};

/** What no kind and verb put well. */
const ACTIONS: Words = {
  "auth.sign-in": msg`Sign-in with a password`, "auth.oidc-start": msg`Sign-in with a provider begun`, "auth.oidc-sign-in": msg`Sign-in with a provider`, "auth.sign-out": msg`Sign-out`,
  "auth.sign-out-everywhere": msg`Sign-out everywhere`, "auth.password": msg`Own password changed`, "sessions.revoke": msg`Session ended`, "sessions.revoke-others": msg`All other sessions ended`,
  "sessions.revoke-all": msg`All sessions of a user ended`, "users.set-up": msg`First administrator made`, "identities.link-start": msg`Connecting an account begun`,
  "exports.devices": msg`Devices exported`, "exports.metrics": msg`Readings exported`, "exports.calendar": msg`Trip exported as a calendar`, "exports.audit": msg`Audit log exported`, "imports.devices": msg`Devices imported`, "requests.other": msg`Another request`,
};

const REASONS: Words = {
  "invalid-credentials": msg`wrong user name or password`, unauthenticated: msg`not signed in`, forbidden: msg`the role does not allow it`, "not-found": msg`not there, or somebody else's`,
  "too-many-requests": msg`too often`, "missing-scope": msg`the token's scope does not allow it`, "closed-to-tokens": msg`closed to tokens`, "cross-origin": msg`asked by another site`,
  "stale-version": msg`changed by somebody else meanwhile`, "login-refused": msg`cancelled at the provider`, "login-expired": msg`expired or used before`, "identity-not-proven": msg`the provider did not prove who it is`,
  "no-access-yet": msg`nobody has invited this address`, "domain-not-allowed": msg`the organisation is not allowed`, "password-sign-in-off": msg`passwords are switched off`, "setup-code-wrong": msg`wrong setup code`,
};

const ALERTS: Record<AuditAlert, MessageDescriptor> = {
  "new-sign-up": msg`New sign-up`, "unusual-activity": msg`Unusual activity`, "large-portfolio-change": msg`Large portfolio change`,
};

const ACTORS: Record<AuditEntry["actor"]["kind"], MessageDescriptor> = {
  user: msg`User`, device: msg`Device`, token: msg`API token`, job: msg`Job`, nobody: msg`Nobody signed in`,
};

/** The log's own words in the reader's; what is not known here is shown as it is. */
export function useAuditWords() {
  const { t, i18n } = useLingui();
  const word = (words: Words, key: string) => (words[key] === undefined ? key : i18n._(words[key]));
  const kind = (name: string) => word(KINDS, name);
  return {
    kind,
    action: (name: string) => {
      if (ACTIONS[name] !== undefined) return i18n._(ACTIONS[name]);
      const [noun = "", verb = ""] = name.split(".");
      return t`${kind(noun)}: ${word(VERBS, verb)}`;
    },
    reason: (code: string) => word(REASONS, code),
    alert: (alert: AuditAlert) => i18n._(ALERTS[alert]),
    actor: ({ kind: of, name, id }: AuditEntry["actor"]) => name ?? (id === null || of === "nobody" ? i18n._(ACTORS[of]) : `${i18n._(ACTORS[of])} ${id}`),
  };
}
