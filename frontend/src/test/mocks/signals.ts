import type { CustomerRow, Ranked, Signal, Today, TripDay } from "@/lib/api";

import { rich } from "./page";
import { TODAY, yen } from "./people";

export function makeSignals(row: CustomerRow): Signal[] {
  const id = row.customer_id;
  const make = (kind: Signal["kind"], points: number, max_points: number, tag: Signal["tag"], text: Signal["text"], more: Partial<Signal> = {}): Signal => ({
    signal_id: `${id}:${kind}`, kind, customer_id: id, due_on: "2026-12-08", days: 18, amount: yen(30_000_000), points, max_points,
    parts: [{ name: { ja: "金額", en: "Amount" }, points: points * 0.6 }, { name: { ja: "期日", en: "Due date" }, points: points * 0.4 }], tag, text, evidence: [{ kind: "holding", id: `${id}:P001:2021-04-01`, customer_id: id }], readings: null, ...more,
  });
  const holding = { kind: "holding" as const, id: `${id}:P001:2021-04-01`, customer_id: id };
  const lead = make("maturity", row.score * 0.55, 60, { ja: "償還 18日後", en: "Matures in 18 d" }, {
    ja: [{ text: "社債「浜名精機 第4回」が ", ref: null, strong: false }, { text: "12月8日", ref: holding, strong: true }, { text: " に償還。", ref: null, strong: false }, { text: "3,000万円", ref: holding, strong: true }, { text: " の再投資先が未定です。", ref: null, strong: false }],
    en: [{ text: "The bond Hamana Seiki No. 4 matures on ", ref: null, strong: false }, { text: "8 Dec", ref: holding, strong: true }, { text: ". ", ref: null, strong: false }, { text: "¥30.0M", ref: holding, strong: true }, { text: " has no new home yet.", ref: null, strong: false }],
  });
  return [
    lead,
    make("inflow", row.score * 0.25, 40, { ja: "入金 85%", en: "Inflow 85%" }, rich("退職金 2,150万円（確度70%）が来月入金予定です。", "A retirement payment of ¥21.5M (70% sure) is expected next month.", { kind: "inflow", id: `I${id}-1`, customer_id: id })),
    make("event", row.score * 0.2, 30, { ja: "日銀会合 12月19日", en: "BoJ 19 Dec" }, rich("日銀会合で円債が影響を受けます。", "The Bank of Japan meeting touches the yen bonds.", { kind: "event", id: "E001", customer_id: null })),
  ];
}

export function makeRanked(row: CustomerRow, rank: number): Ranked {
  const signals = makeSignals(row);
  const lead = signals[0];
  if (lead === undefined) throw new Error("no signal");
  const { customer_id, name, kana, kind, prefecture, city, latitude, longitude, risk_level, last_contact_on, owner_id } = row;
  return { rank, score: row.score, parts: signals.map(({ kind: part, points, max_points }) => ({ kind: part, points, max_points })), customer: { customer_id, name, kana, kind, prefecture, city, latitude, longitude, risk_level, last_contact_on, owner_id }, headline: lead.text, signals };
}

const hamamatsu = { name: "浜松駅", prefecture: "静岡県", latitude: 34.7038, longitude: 137.735 };
const shizuoka = { name: "静岡駅", prefecture: "静岡県", latitude: 34.9716, longitude: 138.3889 };

function day(rows: CustomerRow[]): TripDay {
  const travel = (minutes: number, from_at: string, to_at: string) => ({ type: "travel" as const, mode: "car" as const, minutes, km: minutes / 2, from_at, to_at });
  const visit = (row: CustomerRow | undefined, start_at: string, end_at: string, ja: string, en: string) => {
    if (row === undefined) throw new Error("no customer");
    return { type: "visit" as const, customer_id: row.customer_id, customer_name: row.name, city: row.city, latitude: row.latitude ?? 0, longitude: row.longitude ?? 0, arrive_at: start_at, start_at, end_at, wait_minutes: 0, score: row.score, lead_amount: null, lead_kind: row.next_action?.kind ?? null, reason: rich(ja, en), must_visit: false, warnings: [] };
  };
  return {
    date: "2026-11-25", start: hamamatsu, end: shizuoka, opens: "09:00", closes: "18:00", leave_at: "09:12", back_at: "16:40", travel_minutes: 157, visit_minutes: 190, warnings: [],
    items: [
      travel(18, "09:12", "09:30"), visit(rows[0], "09:45", "10:30", "償還 3,000万円", "Matures ¥30.0M"), travel(34, "10:30", "11:04"), visit(rows[3], "11:05", "11:50", "退職金 2,150万円", "Retirement ¥21.5M"),
      { type: "lunch", start_at: "11:50", end_at: "12:50" }, travel(52, "12:50", "13:42"), visit(rows[2], "13:42", "14:22", "日銀会合", "BoJ meeting"), travel(41, "14:22", "15:03"), visit(rows[1], "15:10", "16:10", "フォロー期限", "Follow-up due"), travel(12, "16:10", "16:22"),
    ],
  };
}

export function makeToday(rows: CustomerRow[]): Today {
  const items = [...rows].sort((a, b) => b.score - a.score).slice(0, 50).map((row, index) => makeRanked(row, index + 1));
  return {
    as_of: "2026-11-20T07:40:00Z", fx_as_of: "2026-11-19", today: TODAY,
    stats: { assets: yen(4_820_000_000), customers: rows.length, maturities_90d: { amount: yen(210_000_000), count: 7, customers: 6 }, inflows_month: { expected: yen(64_800_000), low: yen(49_000_000), high: yen(79_000_000), count: 4, assumed: 0 }, follow_ups: { due: 5, overdue: 1 }, events_30d: 3, device_alarms: 0, unpriced: 1 },
    reasons_this_week: 12, total: rows.length, items,
    next_trip: { trip_id: "T001", title: "静岡・浜松 1日", status: "confirmed", first_date: "2026-11-25", last_date: "2026-11-25", visits: 4, travel_minutes: 157, value: 313, days: [day(rows)] },
  };
}
