import { http, HttpResponse, type HttpHandler } from "msw";

import type { Chat, ChatMessage, Fact, Proposal, Share } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book } from "./book";
import { REQUEST } from "./trips";
import { planned } from "./planner";

type Event = [type: string, data: object];

const AT = "2026-11-20T07:40:00Z";
const SAID = { locale: "en", cards: [], checks: null, mode: null, model: null, intent: null, created_at: AT };
const LAST = ["run.completed", "run.cancelled", "run.failed"];

interface Run {
  answer: ChatMessage;
  events: Event[];
  readers: Set<() => void>;
}

interface Memory {
  chats: Chat[];
  messages: ChatMessage[];
  proposals: Proposal[];
  runs: Map<string, Run>;
  /** What was asked, as it was sent. */
  asked: { text: string; parent_id?: string | null; screen?: object }[];
  /** Whether a model is there; in which mode each answer was asked for again. */
  live: boolean;
  again: (string | null)[];
  shares: Share[];
  /** False: a test writes the answers, with `write`. */
  answers: boolean;
  /** Last-Event-ID of every reader. */
  resumed: (string | null)[];
}

const memories = new WeakMap<object, Memory>();
let counter = 0;
const id = (prefix: string) => `${prefix}_${String(++counter).padStart(4, "0")}`;

/** The assistant of the present mock book. */
export function assistant(): Memory {
  const kept = memories.get(book) ?? { chats: [], messages: [], proposals: [], runs: new Map(), asked: [], live: false, again: [], shares: [], answers: true, resumed: [] };
  memories.set(book, kept);
  return kept;
}

export const FACTS: Fact[] = [
  { id: "1", kind: "customer.name", subject_id: "C001", label: { ja: "顧客の名称", en: "Customer: name" }, value: "佐久間 恒一", unit: "text", display: "佐久間 恒一", as_of: "2026-11-20", source_ref: { kind: "customer", id: "C001", customer_id: "C001" }, trust: "record" },
  { id: "2", kind: "holding.amount", subject_id: "C001", label: { ja: "保有の金額", en: "Holding: amount" }, value: "30000000", unit: "JPY", display: "¥30.0M", as_of: "2026-11-12", source_ref: { kind: "holding", id: "H1", customer_id: "C001" }, trust: "record" },
  { id: "3", kind: "note.quote", subject_id: "C001", label: { ja: "メモの言葉", en: "Note: words on record" }, value: "be careful", unit: "text", display: "be careful", as_of: "2026-11-20", source_ref: { kind: "note", id: "draft", customer_id: "C001" }, trust: "quoted" },
];

/** Goes on with an answer as its writer would. */
export function write(runId: string, ...events: Event[]): void {
  const run = assistant().runs.get(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  run.events.push(...events);
  end(run);
  for (const reader of run.readers) reader();
}

/** An answer keeps nothing until it has ended, as on the server. */
function end({ answer, events }: Run): void {
  const last = events.at(-1)?.[0] ?? "";
  if (!LAST.includes(last)) return;
  const of = <T>(kind: string) => events.filter(([type]) => type === kind).map(([, data]) => data as T);
  Object.assign(answer, {
    status: last === "run.completed" ? "done" : last === "run.cancelled" ? "stopped" : "failed",
    text: of<{ text: string }>("text.replaced").at(-1)?.text ?? of<{ text: string }>("text.delta").map(({ text }) => text).join(""),
    facts: FACTS,
    cards: of<{ type: string }>("card").map(({ type, ...data }) => ({ type, data })),
    proposals: of<{ proposal_id: string }>("proposal.created").map(({ proposal_id }) => proposal_id),
    checks: of("check.result").at(-1) ?? null,
    mode: of<{ mode: ChatMessage["mode"] }>("run.started").at(-1)?.mode ?? "rules",
    fallback: of<{ reason?: ChatMessage["fallback"] }>("mode.changed").at(-1)?.reason ?? null,
  });
}

export function propose(draft: Proposal["draft"], change: Partial<Proposal> = {}): Proposal {
  const made: Proposal = { proposal_id: id("pr"), chat_id: null, message_id: null, draft, state: "pending", made: null, created_at: AT, expires_at: "2099-01-01T00:00:00Z", resolved_at: null, version: 1, ...change };
  assistant().proposals.push(made);
  return made;
}

function answerTo(text: string): Event[] {
  const begin: Event[] = [["plan.step", { intent: "brief" }], ["tool.started", { name: "customer_brief_facts", args: { customer_id: "C001" } }], ["facts.added", { facts: FACTS }], ["tool.finished", { name: "customer_brief_facts", n_facts: 3, ms: 4, missing: [] }]];
  const end: Event[] = [["check.result", { figures_ok: true, sentences: 1, dropped: [] }], ["run.completed", {}]];
  if (text.includes("plan")) {
    const plan = planned(REQUEST);
    const proposal = propose({ type: "trip", title: null, days: [{ date: "2026-11-25", customer_ids: ["C001"] }] });
    return [...begin, ["text.delta", { text: "Here is a plan.\n" }], ["proposal.created", { proposal_id: proposal.proposal_id, type: "trip" }], ["card", { type: "route", plan, proposal_id: proposal.proposal_id }], ...end];
  }
  if (text.startsWith("Note")) {
    const note = propose({ type: "note", customer_id: "C001", noted_on: "2026-11-20", body: text.slice(6), channel: "visit", priority: null, follow_up_on: "2026-12-08", trip_id: null });
    const inflow = propose({ type: "inflow", customer_id: "C001", expected_on: "2026-12-25", amount: "3000000", currency: "JPY", confidence: "0.7", source: "bonus", note: null, trip_id: null });
    return [...begin, ["text.delta", { text: "A draft for 佐久間 恒一[f:1].\n" }], ["proposal.created", { proposal_id: note.proposal_id }], ["proposal.created", { proposal_id: inflow.proposal_id }], ...end];
  }
  return [...begin, ["text.delta", { text: "佐久間 恒一[f:1] holds ¥30.0M[f:2] and said “be careful[f:3]”.\n" }], ["card", { type: "suggestions", items: [{ intent: "help", ja: "何ができる？", en: "What can you do?" }] }], ...end];
}

function begin(question: ChatMessage): { question: ChatMessage; answer: ChatMessage; run_id: string } {
  const memory = assistant();
  const run_id = id("r");
  const answer: ChatMessage = { ...question, message_id: id("m"), parent_id: question.message_id, role: "assistant", status: "partial", text: "", run_id, mode: "rules", created_at: `2026-11-20T07:41:${String(counter % 60).padStart(2, "0")}Z` };
  memory.messages.push(answer);
  memory.runs.set(run_id, { answer, events: [["run.started", { mode: "rules", model: null, message_id: answer.message_id }]], readers: new Set() });
  const chat = memory.chats.find((one) => one.chat_id === question.chat_id);
  if (chat !== undefined) Object.assign(chat, { leaf: answer.message_id, title: chat.title === "" ? question.text : chat.title, version: chat.version + 1 });
  const started = { question, answer: { ...answer }, run_id };
  if (memory.answers) write(run_id, ...answerTo(question.text));
  return started;
}

function stream(run: Run, after: number): Response {
  let sent = after;
  let push: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      push = () => {
        for (; sent < run.events.length; sent += 1) {
          const [type, data] = run.events[sent] ?? ["", {}];
          controller.enqueue(new TextEncoder().encode(`event: ${type}\ndata: ${JSON.stringify({ ts: 0, ...data })}\nid: ${sent + 1}\n\n`));
          if (LAST.includes(type)) {
            run.readers.delete(push);
            controller.close();
          }
        }
      };
      run.readers.add(push);
      push();
    },
    cancel: () => void run.readers.delete(push),
  });
  return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
}

const messageOf = (key: unknown) => assistant().messages.find((one) => one.message_id === key);
const proposalOf = (key: unknown) => assistant().proposals.find((one) => one.proposal_id === key);

function decide(key: unknown, state: "approved" | "rejected"): Response {
  const proposal = proposalOf(key);
  if (proposal === undefined) return problem(404, "not-found");
  if (Date.parse(proposal.expires_at) < Date.now()) return problem(409, "proposal-expired");
  if (proposal.state !== "pending") return problem(409, "proposal-resolved");
  const kind = proposal.draft.type === "inflow" ? "inflow" : proposal.draft.type === "trip" ? "trip" : "note";
  const made = state === "approved" ? { kind, id: kind === "trip" ? "T001" : "N1", customer_id: kind === "trip" ? null : "C001" } as const : null;
  return HttpResponse.json(Object.assign(proposal, { state, made, resolved_at: AT, version: proposal.version + 1 }));
}

export const assistantHandlers: HttpHandler[] = [
  http.get("*/api/assistant", () => signedIn(() => HttpResponse.json({
    mode: assistant().live ? "live" : "rules", model: assistant().live ? "m1" : null, message_characters: 4000, fallback: null,
    presets: [{ intent: "brief", text: { ja: "佐久間様のブリーフィング", en: "Brief me on Sakuma" } }, { intent: "plan", text: { ja: "来週水曜に静岡を回る旅程を作って", en: "Make a plan for Shizuoka next Wednesday" } }],
  }))),
  http.get("*/api/assistant/chats", ({ request }) => signedIn(() => {
    const q = new URL(request.url).searchParams.get("q") ?? "";
    const items = assistant().chats.filter((chat) => chat.title.includes(q)).toReversed();
    return HttpResponse.json({ items, next_cursor: null, total: items.length });
  })),
  http.post("*/api/assistant/chats", () => signedIn(() => {
    const chat: Chat = { chat_id: id("ch"), title: "", leaf: null, created_at: AT, updated_at: AT, version: 1 };
    assistant().chats.push(chat);
    return HttpResponse.json(chat, { status: 201 });
  })),
  http.get("*/api/assistant/chats/:id", ({ params }) => signedIn(() => {
    const chat = assistant().chats.find((one) => one.chat_id === params["id"]);
    return chat === undefined ? problem(404, "not-found") : HttpResponse.json({ chat, messages: assistant().messages.filter((one) => one.chat_id === chat.chat_id) });
  })),
  http.patch("*/api/assistant/chats/:id", async ({ request, params }) => versioned(request, assistant().chats.find((one) => one.chat_id === params["id"]), (await request.json()) as Partial<Chat>)),
  http.delete("*/api/assistant/chats/:id", ({ params }) => {
    const memory = assistant();
    memory.chats = memory.chats.filter((one) => one.chat_id !== params["id"]);
    return new HttpResponse(null, { status: 204 });
  }),
  http.post("*/api/assistant/chats/:id/messages", async ({ request, params }) => {
    const body = (await request.json()) as Memory["asked"][number];
    assistant().asked.push(body);
    const question: ChatMessage = {
      chat_id: String(params["id"]), message_id: id("m"), parent_id: body.parent_id ?? null, role: "user", status: "done", text: body.text, locale: "en", run_id: null, mode: null, model: null, fallback: null, intent: null, customers: [], facts: [], cards: [], proposals: [],
      checks: null, usage: null, feedback: null, created_at: `2026-11-20T07:40:${String(counter % 60).padStart(2, "0")}Z`,
    };
    assistant().messages.push(question);
    return HttpResponse.json(begin(question), { status: 202 });
  }),
  http.post("*/api/assistant/chats/:id/messages/:message/regenerate", async ({ request, params }) => {
    assistant().again.push(((await request.json()) as { mode: string | null }).mode);
    const question = messageOf(messageOf(params["message"])?.parent_id);
    return question === undefined ? problem(404, "not-found") : HttpResponse.json(begin(question), { status: 202 });
  }),
  http.put("*/api/assistant/chats/:id/messages/:message/feedback", async ({ request, params }) => HttpResponse.json(Object.assign(messageOf(params["message"]) ?? {}, { feedback: await request.json() }))),
  http.delete("*/api/assistant/chats/:id/messages/:message/feedback", ({ params }) => HttpResponse.json(Object.assign(messageOf(params["message"]) ?? {}, { feedback: null }))),
  http.get("*/api/assistant/runs/:id/events", ({ request, params }) => {
    const run = assistant().runs.get(String(params["id"]));
    const last = request.headers.get("Last-Event-ID");
    assistant().resumed.push(last);
    return run === undefined ? problem(404, "not-found") : stream(run, Number(last ?? 0));
  }),
  http.post("*/api/assistant/runs/:id/stop", ({ params }) => {
    write(String(params["id"]), ["run.cancelled", {}]);
    return HttpResponse.json({ run_id: params["id"], state: "stopped" });
  }),
  http.post("*/api/assistant/chats/:id/share", async ({ request }) => {
    const { message_id } = (await request.json()) as { message_id: string | null };
    const share: Share = { share_id: id("s"), message_id, created_at: AT, expires_at: "2026-12-20T07:40:00Z" };
    assistant().shares.unshift(share);
    return HttpResponse.json({ ...share, token: "secret", path: "/shared/secret" }, { status: 201 });
  }),
  http.get("*/api/assistant/chats/:id/shares", () => HttpResponse.json({ items: assistant().shares })),
  http.delete("*/api/assistant/chats/:id/shares/:share", ({ params }) => {
    assistant().shares = assistant().shares.filter((share) => share.share_id !== params["share"]);
    return new HttpResponse(null, { status: 204 });
  }),
  http.get("*/api/assistant/shared/:token", () => signedIn(() => {
    if (assistant().shares.length === 0) return problem(404, "not-found");
    const facts = FACTS.map((fact) => ({ ...fact, source_ref: fact.id === "2" ? null : fact.source_ref }));
    const cards = [{ type: "visit_list", data: { rows: [{ customer_id: "C001", name: "佐久間 恒一", score: "57", reasons: ["¥30.0M[f:2] matures."] }, { customer_id: null, name: "大石 あかね", score: "30", reasons: [] }] } }];
    const answer = "佐久間 恒一[f:1] holds ¥30.0M[f:2].";
    return HttpResponse.json({ title: "Tell me", shared_by: "高梨 遥", created_at: AT, expires_at: "2026-12-20T07:40:00Z", messages: [{ ...SAID, role: "user", text: "Tell me", facts: [] }, { ...SAID, role: "assistant", text: answer, facts, cards, checks: { figures_ok: true, sentences: 1, dropped: [] }, mode: "rules", fallback: "unavailable", intent: "visits" }] });
  })),
  http.get("*/api/assistant/proposals/:id", ({ params }) => {
    const proposal = proposalOf(params["id"]);
    return proposal === undefined ? problem(404, "not-found") : HttpResponse.json(proposal);
  }),
  http.patch("*/api/assistant/proposals/:id", async ({ request, params }) => {
    const proposal = proposalOf(params["id"]);
    const draft = { ...proposal?.draft, ...((await request.json()) as object) } as Proposal["draft"];
    return versioned(request, proposal, { draft });
  }),
  http.post("*/api/assistant/proposals/:id/approve", ({ params }) => decide(params["id"], "approved")),
  http.post("*/api/assistant/proposals/:id/reject", ({ params }) => decide(params["id"], "rejected")),
];
