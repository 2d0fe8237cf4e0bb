import type { Locale, Money } from "@/lib/api";

const MAN = 1e4;
const OKU = 1e8;
const CHO = 1e12;

const UNIT_JA: Record<string, string> = { JPY: "円", USD: "ドル", EUR: "ユーロ", GBP: "ポンド", AUD: "豪ドル", CHF: "スイスフラン" };

function grouped(value: number, digits = 0, minimum = 0): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: minimum });
}

/** Three significant figures below a thousand, whole numbers above. */
function figures(value: number, keepZeros: boolean): string {
  if (value >= 999.5) return grouped(value);
  return value.toLocaleString("en-US", { maximumSignificantDigits: 3, minimumSignificantDigits: keepZeros ? 3 : 1 });
}

function shortJa(value: number): string {
  const man = value < 10 * MAN ? Math.round(value / 1000) / 10 : Math.round(value / MAN);
  if (value < MAN) return grouped(value, value < 100 ? 2 : 0);
  if (man < MAN) return `${grouped(man, 1)}万`;
  if (Math.round(value / OKU) < MAN) return `${figures(value / OKU, false)}億`;
  return `${figures(value / CHO, false)}兆`;
}

function shortEn(value: number): string {
  if (value < 9999.5) return grouped(value, value < 100 ? 2 : 0);
  const steps: [number, string][] = [[1e3, "K"], [1e6, "M"], [1e9, "B"], [1e12, "T"]];
  const [size, letter] = steps.find(([step]) => value / step < 999.5) ?? [1e12, "T"];
  return `${figures(value / size, true)}${letter}`;
}

function symbolEn(currency: string): string {
  const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  return /^[A-Z]{3}$/.test(symbol) ? `${symbol} ` : symbol;
}

function sign(negative: boolean): string {
  return negative ? "−" : "";
}

/** 3,000万円, 1.42億円, 9,800円; ¥30.0M, ¥142M, ¥9,800. */
export function formatAmount(money: Money, locale: Locale): string {
  const value = Number(money.amount);
  const size = Math.abs(value);
  const text = locale === "ja" ? `${shortJa(size)}${UNIT_JA[money.currency] ?? ` ${money.currency}`}` : `${symbolEn(money.currency)}${shortEn(size)}`;
  return `${sign(value < 0)}${text}`;
}

/** Every digit: 30,000,000円 / ¥30,000,000. Decimal strings keep their precision. */
export function formatExact(money: Money, locale: Locale): string {
  const negative = money.amount.startsWith("-");
  const amount = negative ? money.amount.slice(1) : money.amount;
  const [whole = "0", fraction = ""] = amount.split(".");
  const decimals = money.currency === "JPY" ? fraction.replace(/0+$/, "") : fraction.replace(/0+$/, "").padEnd(2, "0");
  const text = `${BigInt(whole === "" ? "0" : whole).toLocaleString("en-US")}${decimals === "" ? "" : `.${decimals}`}`;
  return sign(negative) + (locale === "ja" ? `${text}${UNIT_JA[money.currency] ?? ` ${money.currency}`}` : `${symbolEn(money.currency)}${text}`);
}

/** Units of a security: 3,000万 (bonds are counted in yen of face value), 12,000, 18.2百万. Grouped, never rounded below 1万. */
export function formatQuantity(quantity: string, locale: Locale): string {
  const value = Number(quantity);
  if (locale === "ja" && Math.abs(value) >= 1e6 && value % MAN === 0) return `${sign(value < 0)}${shortJa(Math.abs(value))}`;
  return grouped(value, 4);
}

/** "0.213" → 21.3%. `digits` after the point. */
export function formatPercent(ratio: string | number, digits = 1): string {
  const value = Number(ratio) * 100;
  return `${sign(value < 0)}${grouped(Math.abs(value), digits, digits)}%`;
}

export function formatNumber(value: number): string {
  return grouped(value, 1);
}

const FACTORS: Record<string, number> = { 千: 1e3, 万: MAN, 億: OKU, 兆: CHO, k: 1e3, m: 1e6, b: 1e9 };

/** What a person types as an amount: "2,150万", "１．５億", "¥30,000,000", "21.5M". Null when it is not an amount. */
export function parseAmount(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[,\s¥円]/g, "").toLowerCase();
  if (!/^(?:\d+(?:\.\d+)?[千万億兆kmb]?)+$/.test(plain)) return null;
  let total = 0;
  for (const [, digits = "0", unit = ""] of plain.matchAll(/(\d+(?:\.\d+)?)([千万億兆kmb]?)/g)) total += Number(digits) * (FACTORS[unit] ?? 1);
  return Number.isFinite(total) ? Math.round(total) : null;
}
