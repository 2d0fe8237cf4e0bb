import type { CustomerRow, Money, SignalKind, User } from "@/lib/api";

export const TODAY = "2026-11-20";

export function yen(amount: number): Money {
  return { amount: String(amount), currency: "JPY" };
}

const BROWSER = import.meta.env.MODE === "mock";
// `npm run dev:mock` may be started in another language or theme from the console.
const LOCALE: User["locale"] = BROWSER && sessionStorage.getItem("otomo.mock.locale") !== "en" ? "ja" : "en";
const THEME: User["preferences"]["theme"] = BROWSER && sessionStorage.getItem("otomo.mock.theme") === "dark" ? "dark" : "light";

function user(username: string, display_name: string, role: User["role"]): User {
  return {
    user_id: `usr_${username}`, username, email: `${username}@example.jp`, display_name, role, locale: LOCALE,
    preferences: { gain_color: "red_up", theme: THEME, shortcuts: true }, created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z", version: 1,
  };
}

export function makeUsers(): User[] {
  return [user("admin", "管理 太郎", "admin"), user("manager", "桐生 誠", "manager"), user("takanashi", "高梨 遥", "rep"), user("sato", "佐藤 健", "rep"), user("viewer", "閲覧 花子", "viewer")];
}

type Person = [name: string, kana: string, kind: CustomerRow["kind"], prefecture: string, city: string, risk: number, score: number, signal: SignalKind, assets: number, gain: number, last: string];

const PEOPLE: Person[] = [
  ["佐久間 恒一", "さくま こういち", "individual", "静岡県", "浜松市", 2, 92, "maturity", 142_000_000, 4_120_000, "2026-09-07"],
  ["三好精工株式会社", "みよしせいこう", "corporate", "静岡県", "静岡市", 3, 84, "follow_up", 310_000_000, 11_200_000, "2026-10-20"],
  ["遠山 美沙", "とおやま みさ", "individual", "静岡県", "掛川市", 2, 71, "event", 66_400_000, -1_280_000, "2026-11-08"],
  ["小笠原 隆", "おがさわら たかし", "individual", "愛知県", "豊橋市", 4, 66, "inflow", 28_400_000, 940_000, "2026-05-01"],
  ["大石 あかね", "おおいし あかね", "individual", "静岡県", "磐田市", 3, 52, "no_contact", 41_000_000, 0, "2026-04-12"],
  ["飯田工業", "いいだこうぎょう", "corporate", "長野県", "飯田市", 4, 44, "inflow", 188_000_000, 6_300_000, "2026-08-03"],
  ["村松 健", "むらまつ けん", "individual", "静岡県", "袋井市", 5, 38, "event", 19_200_000, 2_210_000, "2026-10-01"],
  ["長谷川 由紀子", "はせがわ ゆきこ", "individual", "東京都", "世田谷区", 1, 31, "maturity", 95_000_000, 310_000, "2026-11-12"],
  ["藤枝商事", "ふじえだしょうじ", "corporate", "静岡県", "藤枝市", 3, 22, "follow_up", 74_000_000, -820_000, "2026-10-28"],
  ["西尾 明", "にしお あきら", "individual", "愛知県", "西尾市", 2, 9, "no_contact", 8_600_000, 12_000, "2026-11-15"],
];

function row(person: Person, index: number): CustomerRow {
  const [name, kana, kind, prefecture, city, risk_level, score, signal, assets, gain, last_contact_on] = person;
  return {
    customer_id: `C${String(index + 1).padStart(3, "0")}`, name, kana, kind, segment: kind === "corporate" ? "法人" : "富裕層", owner_id: "usr_takanashi", owner_name: "高梨 遥", risk_level, prefecture, city,
    latitude: 34.7 + index / 50, longitude: 137.7 + index / 30, net_worth: yen(assets * 2), assets: yen(assets), gain: yen(gain), last_contact_on, score,
    next_action: { kind: signal, due_on: "2026-11-25", text: { ja: [{ text: "11月25日 訪問", ref: null, strong: false }], en: [{ text: "Visit on 25 Nov", ref: null, strong: false }] } },
  };
}

/** The ten of the demo book, then invented ones up to `count`. */
export function makeRows(count: number): CustomerRow[] {
  return Array.from({ length: count }, (_, index) => {
    const person = PEOPLE[index % PEOPLE.length];
    if (person === undefined) throw new Error("no people");
    const base = row(person, index);
    if (index < PEOPLE.length) return base;
    return { ...base, name: `${base.name.slice(0, 2)} ${index + 1}号`, score: index % 61, assets: yen(5_000_000 + ((index * 7_919_113) % 400_000_000)), next_action: index % 3 === 0 ? base.next_action : null };
  });
}
