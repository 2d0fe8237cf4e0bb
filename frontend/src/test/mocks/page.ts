import type { CustomerPage, CustomerRow, EconomicEvent, Inflow, Note, Product, Ref, Rich, ValuedHolding } from "@/lib/api";

import { TODAY, yen } from "./people";

export function rich(ja: string, en: string, ref: Ref | null = null): Rich {
  return { ja: [{ text: ja, ref, strong: false }], en: [{ text: en, ref, strong: false }] };
}

type Row = [id: string, name: string, cls: ValuedHolding["asset_class"], risk: number, quantity: string, value: number, cost: number, maturity: string | null, coupon: string | null, rating: string | null];
const ROWS: Row[] = [
  ["P001", "浜名精機 第4回社債", "bond", 2, "30000000", 30_180_000, 30_000_000, "2026-12-08", "0.0185", "A-"],
  ["P002", "個人向け国債 変動10年", "bond", 1, "40000000", 40_060_000, 40_000_000, "2033-04-15", "0.0066", "AA"],
  ["P003", "遠州電力", "stock", 4, "12000", 29_040_000, 23_880_000, null, null, null],
  ["P004", "先進国債券ファンド（為替ヘッジなし）", "fund", 3, "18200000", 27_710_000, 28_990_000, null, null, null],
  ["P005", "現金", "cash", 1, "14800000", 14_800_000, 14_800_000, null, null, null],
];

function holdings(customer: CustomerRow): ValuedHolding[] {
  return ROWS.map(([product_id, product_name, asset_class, product_risk_level, quantity, value, cost, maturity_on, coupon_rate, rating]) => ({
    holding_id: `${customer.customer_id}:${product_id}:2021-04-01`, customer_id: customer.customer_id, product_id, product_name, asset_class, currency: "JPY", product_risk_level, quantity,
    unit_cost: "100", cost_currency: "JPY", acquired_on: "2021-04-01", account: "特定", price: "100.6", price_on: "2026-11-19", value: yen(value), value_base: yen(value), cost_base: yen(cost),
    gain_base: yen(value - cost), fx_effect_base: yen(0), weight: (value / 141_790_000).toFixed(4), maturity_on, coupon_rate, rating, suitable: product_risk_level <= customer.risk_level + 1, matured: false,
  }));
}

const stamp = { created_at: "2026-09-07T03:00:00Z", updated_at: "2026-09-07T03:00:00Z", version: 1 };

export function makeNotes(customer_id: string): Note[] {
  const note = (n: number, noted_on: string, body: string, channel: Note["channel"], priority: Note["priority"], follow_up_on: string | null): Note => ({ note_id: `N${customer_id}-${n}`, customer_id, noted_on, body, author: "高梨 遥", channel, priority, follow_up_on, inflow_id: null, ...stamp });
  return [note(1, "2026-09-07", "長女の留学費用。償還後は慎重に。", "visit", "high", "2026-11-25"), note(2, "2026-06-19", "日銀会合の影響を説明", "phone", "medium", null)];
}

export function makeInflows(customer_id: string): Inflow[] {
  const inflow = { customer_id, source: "retirement" as const, note: null, ...stamp };
  return [
    { ...inflow, inflow_id: `I${customer_id}-1`, expected_on: "2026-12-15", amount: yen(21_500_000), confidence: "0.7", status: "predicted", arrived_on: null, arrived_amount: null },
    { ...inflow, inflow_id: `I${customer_id}-2`, expected_on: "2026-08-01", amount: yen(4_000_000), confidence: "0.8", status: "arrived", arrived_on: "2026-08-01", arrived_amount: yen(4_200_000) },
  ];
}

export function makePage(row: CustomerRow, notes: Note[], inflows: Inflow[], signals: CustomerPage["signals"]): CustomerPage {
  const list = holdings(row);
  const ref = (kind: Ref["kind"], id: string): Ref => ({ kind, id, customer_id: row.customer_id });
  return {
    customer: {
      customer_id: row.customer_id, name: row.name, kana: row.kana, kind: row.kind, segment: row.segment, owner_id: row.owner_id, owner_name: row.owner_name, birth_date: row.kind === "individual" ? "1962-03-14" : null,
      occupation: "会社役員", prefecture: row.prefecture, city: row.city, address: "中央区鍛冶町1-2", latitude: row.latitude, longitude: row.longitude, location_source: "municipality", phone: "053-000-0000", email: null,
      risk_level: row.risk_level, net_worth: row.net_worth, annual_income: yen(12_000_000), currency: "JPY", knowledge: "債券・投信", experience: "12年", means: "余裕資金 60%", purpose: "元本重視・年金補完",
      visit_windows: [{ weekdays: [0, 1, 2, 3, 4], start: "10:00", end: "12:00" }], visit_minutes: 45, last_contact_on: row.last_contact_on, ...stamp,
    },
    as_of: "2026-11-20T07:40:00Z", fx_as_of: "2026-11-19",
    totals: { assets: row.assets, cost: yen(Number(row.assets.amount) - Number(row.gain.amount)), gain: row.gain, maturing_90d: yen(30_000_000), expected_inflows_90d: yen(15_050_000), unpriced: 1 },
    holdings: list,
    allocation: [{ asset_class: "bond", value: yen(70_240_000), weight: "0.4954" }, { asset_class: "stock", value: yen(29_040_000), weight: "0.2048" }, { asset_class: "fund", value: yen(27_710_000), weight: "0.1954" }, { asset_class: "cash", value: yen(14_800_000), weight: "0.1044" }],
    notes, inflows, signals, score: row.score, devices: [], alarms: [],
    parts: signals.map(({ kind, points, max_points }) => ({ kind, points, max_points })),
    timeline: [
      ...notes.map((note) => ({ on: note.noted_on, kind: note.channel ?? ("note" as const), title: rich(note.body, note.body, ref("note", note.note_id)), ref: ref("note", note.note_id) })),
      { on: "2026-08-01", kind: "inflow" as const, title: rich("入金 420万円（予測 400万円）", "Inflow ¥4.20M (predicted ¥4.00M)"), ref: ref("inflow", `I${row.customer_id}-2`) },
    ].sort((a, b) => b.on.localeCompare(a.on)),
  };
}

export const PRODUCTS: Product[] = ROWS.map(([product_id, name, asset_class, risk_level, , , , maturity_on, coupon_rate, rating]) => ({
  product_id, name, asset_class, risk_level, currency: "JPY", symbol: asset_class === "stock" ? "9501" : null, market: "TSE", issuer: null, region: "JP", sector: null, price: "100.6", price_on: TODAY, coupon_rate,
  coupon_frequency: coupon_rate === null ? null : 2, day_count: null, maturity_on, face_value: null, rating, dividend_yield: null, beta: null, ...stamp,
}));

const event = { region: "JP", description: null, actual: null, currency: null, sectors: [], fx_pct: null, equity_pct: null, ...stamp };
export const EVENTS: EconomicEvent[] = [
  { ...event, event_id: "E001", occurs_on: "2026-12-19", title: "日銀金融政策決定会合", category: "monetary", impact: "high", forecast: "0.75%", previous: "0.50%", asset_classes: ["bond", "stock"], rates_bp: "25" },
  { ...event, event_id: "E002", occurs_on: "2026-12-10", title: "米FOMC", category: "monetary", impact: "high", forecast: "3.50%", previous: "3.75%", asset_classes: ["bond"], rates_bp: "-25" },
  { ...event, event_id: "E003", occurs_on: "2026-12-01", title: "法人企業統計", category: "economic", impact: "low", forecast: null, previous: null, asset_classes: ["stock"], rates_bp: null },
  { ...event, event_id: "E004", occurs_on: "2026-10-30", title: "鉱工業指数", category: "economic", impact: "medium", forecast: null, previous: null, asset_classes: ["stock"], rates_bp: null },
];
