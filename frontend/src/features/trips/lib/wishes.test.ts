import { describe, expect, it } from "vitest";

import { addDay, newWishes, nextWorkday, problemOf, requestOf, wishesOf, wishFor, withCustomer, withMinutes } from "./wishes";

const home = { name: "東京駅", prefecture: "東京都", latitude: 35.68, longitude: 139.77 };
const today = "2026-11-20";

describe("wishes for a trip", () => {
  it("skips weekends and holidays", () => {
    expect(nextWorkday("2026-11-20", [])).toBe("2026-11-23");
    expect(nextWorkday("2026-11-20", ["2026-11-23"])).toBe("2026-11-24");
    expect(nextWorkday("2026-11-24", ["2026-11-23"])).toBe("2026-11-25");
  });

  it("is no request before both places are known", () => {
    expect(requestOf(newWishes(today, null), today, 1)).toBeNull();
    expect(requestOf(newWishes(today, home), today, 1)).toMatchObject({ area: null, title: null, seconds: 1 });
  });

  it("names what is wrong with a day", () => {
    const wishes = addDay(newWishes(today, home));
    const [first] = wishes.days;
    if (!first) throw new Error("no day");
    expect(problemOf({ ...first, opens: "18:00", closes: "09:00" }, 0, wishes, today)).toBe("hours");
    expect(problemOf({ ...first, date: "" }, 0, wishes, today)).toBe("date");
    expect(problemOf({ ...first, date: "2026-11-19" }, 0, { ...wishes, days: [{ ...first, date: "2026-11-19" }] }, today)).toBe("past");
    expect(problemOf(first, 1, wishes, today)).toBe("date");
  });

  it("sends days by date and lunch only when wanted", () => {
    const wishes = addDay(newWishes(today, home));
    const days = wishes.days.toReversed().map((day, index) => ({ ...day, lunchMinutes: index === 0 ? 0 : 45 }));
    const request = requestOf({ ...wishes, days }, today, 1);
    expect(request?.days.map(({ date, lunch }) => [date, lunch?.minutes ?? null])).toEqual([
      ["2026-11-23", 45],
      ["2026-11-24", null],
    ]);
  });

  it("holds one wish per customer and comes back from a request", () => {
    const wishes = withMinutes(withCustomer(withCustomer(newWishes(today, home), "a", "avoid"), "a", "must"), "a", 30);
    expect([wishFor(wishes, "a"), wishFor(wishes, "b")]).toEqual(["must", "any"]);
    expect(withMinutes(wishes, "a", null).minutes).toEqual({});
    const request = requestOf(wishes, today, 1);
    expect(request && wishesOf(request)).toEqual(wishes);
  });
});
