import { describe, expect, it } from "vitest";

import { formatAmount, formatExact, formatPercent, formatQuantity, parseAmount } from "./amount";

const yen = (amount: string) => ({ amount, currency: "JPY" });

describe("formatAmount", () => {
  it.each([
    ["0", "0円", "¥0"],
    ["9800", "9,800円", "¥9,800"],
    ["12000", "1.2万円", "¥12.0K"],
    ["180000", "18万円", "¥180K"],
    ["30000000", "3,000万円", "¥30.0M"],
    ["30184999", "3,018万円", "¥30.2M"],
    ["99994999", "9,999万円", "¥100M"],
    ["99995000", "1億円", "¥100M"],
    ["142000000", "1.42億円", "¥142M"],
    ["4820000000", "48.2億円", "¥4.82B"],
    ["482000000000", "4,820億円", "¥482B"],
    ["1234000000000", "1.23兆円", "¥1.23T"],
    ["-1280000", "−128万円", "−¥1.28M"],
    ["999950", "100万円", "¥1.00M"],
  ])("%s is %s, %s", (amount, ja, en) => {
    expect(formatAmount(yen(amount), "ja")).toBe(ja);
    expect(formatAmount(yen(amount), "en")).toBe(en);
  });

  it("names other currencies", () => {
    expect(formatAmount({ amount: "123456.78", currency: "USD" }, "ja")).toBe("12万ドル");
    expect(formatAmount({ amount: "123456.78", currency: "USD" }, "en")).toBe("$123K");
    expect(formatAmount({ amount: "50000", currency: "SGD" }, "ja")).toBe("5万 SGD");
  });
});

describe("formatExact", () => {
  it("keeps every digit that a float would lose", () => {
    expect(formatExact(yen("9007199254740993"), "ja")).toBe("9,007,199,254,740,993円");
    expect(formatExact(yen("30000000"), "en")).toBe("¥30,000,000");
    expect(formatExact(yen("-1280000"), "ja")).toBe("−1,280,000円");
    expect(formatExact({ amount: "1234.5", currency: "USD" }, "en")).toBe("$1,234.50");
  });
});

describe("parseAmount", () => {
  it.each([
    ["2,150万", 21_500_000],
    ["１．５億", 150_000_000],
    ["1億2,000万円", 120_000_000],
    ["¥30,000,000", 30_000_000],
    ["21.5M", 21_500_000],
    ["800k", 800_000],
    ["0", 0],
  ])("reads %s", (text, amount) => expect(parseAmount(text)).toBe(amount));

  it.each(["", "abc", "-5", "1e9", "12..3", "=1+1", "万"])("refuses %j", (text) => expect(parseAmount(text)).toBeNull());
});

it("formats ratios and quantities", () => {
  expect(formatPercent("0.213")).toBe("21.3%");
  expect(formatPercent("-0.005", 2)).toBe("−0.50%");
  expect(formatQuantity("30000000", "ja")).toBe("3,000万");
  expect(formatQuantity("12000", "ja")).toBe("12,000");
  expect(formatQuantity("30000000", "en")).toBe("30,000,000");
});
