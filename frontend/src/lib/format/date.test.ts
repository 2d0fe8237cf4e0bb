import { describe, expect, it } from "vitest";

import { addDays, ageOn, daysBetween, formatAge, formatDateTime, formatDay, formatLongDay, formatMinutes, formatRelativeDays, formatShortDay, todayInJapan } from "./date";

const TODAY = "2026-11-20";

describe("days", () => {
  it("writes them as people say them", () => {
    expect(formatDay("2026-11-25", "ja", TODAY)).toBe("11月25日 水");
    expect(formatDay("2026-11-25", "en", TODAY)).toBe("Wed 25 Nov");
    expect(formatDay("2033-04-15", "ja", TODAY)).toBe("2033年4月15日");
    expect(formatDay("2033-04-15", "en", TODAY)).toBe("15 Apr 2033");
    expect(formatLongDay(TODAY, "ja")).toBe("11月20日（金）");
    expect(formatLongDay(TODAY, "en")).toBe("Friday 20 November");
    expect(formatShortDay("2026-09-07", "ja", TODAY)).toBe("9/7");
    expect(formatShortDay("2025-09-07", "ja", TODAY)).toBe("2025/9/7");
    expect(formatShortDay("2026-10-07", "en", TODAY)).toBe("7 Oct");
    expect(formatShortDay("2026-09-07", "en", TODAY)).toBe("7 Sep");
    expect(formatLongDay("2026-09-07", "en")).toBe("Monday 7 September");
  });

  it.each([
    [18, "18日後", "in 18 days"],
    [0, "今日", "today"],
    [1, "明日", "tomorrow"],
    [-1, "昨日", "yesterday"],
    [-74, "74日前", "74 days ago"],
  ])("%i days from now", (days, ja, en) => {
    expect(formatRelativeDays(days, "ja")).toBe(ja);
    expect(formatRelativeDays(days, "en")).toBe(en);
  });

  it("counts whole days over month ends and summer times", () => {
    expect(daysBetween("2026-11-20", "2026-12-08")).toBe(18);
    expect(daysBetween("2026-12-08", "2026-11-20")).toBe(-18);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  it("takes today from Japan, whatever the browser's zone", () => {
    expect(todayInJapan(new Date("2026-11-19T15:30:00Z"))).toBe("2026-11-20");
    expect(formatDateTime("2026-11-19T22:40:00Z", "ja")).toBe("11/20 07:40");
    expect(formatDateTime("2026-11-19T22:40:00Z", "en")).toBe("20 Nov 07:40");
  });
});

it("writes lengths of time", () => {
  expect(formatMinutes(157, "ja")).toBe("2時間37分");
  expect(formatMinutes(60, "ja")).toBe("1時間");
  expect(formatMinutes(45, "ja")).toBe("45分");
  expect(formatMinutes(157, "en")).toBe("2 h 37 min");
  expect(formatMinutes(60, "en")).toBe("1 h");
});

it("counts completed years", () => {
  expect(ageOn("1962-03-14", TODAY)).toBe(64);
  expect(ageOn("1962-11-20", TODAY)).toBe(64);
  expect(ageOn("1962-11-21", TODAY)).toBe(63);
});

it("says how old something is", () => {
  const now = Date.parse("2026-11-20T10:00:00Z");
  expect(formatAge("2026-11-20T09:57:00Z", "ja", now)).toBe("3 分前");
  expect(formatAge("2026-11-20T04:00:00Z", "en", now)).toMatch(/^6 hr\.? ago$/);
  expect(formatAge("2026-11-10T10:00:00Z", "ja", now)).toBe("10 日前");
});
