import { describe, expect, it } from "vitest";

import { placeStop, removeStop, slotOf, stepStop, type DayStops } from "./stops";

const days: DayStops[] = [
  { date: "2026-11-25", customer_ids: ["a", "b", "c"] },
  { date: "2026-11-26", customer_ids: ["d"] },
];
const ids = (result: DayStops[]) => result.map(({ customer_ids }) => customer_ids.join(""));

describe("the order of stops", () => {
  it("moves a stop within its day", () => {
    expect(ids(stepStop(days, "b", -1))).toEqual(["bac", "d"]);
    expect(ids(stepStop(days, "b", 1))).toEqual(["acb", "d"]);
  });

  it("crosses into the day beside it", () => {
    expect(ids(stepStop(days, "c", 1))).toEqual(["ab", "cd"]);
    expect(ids(stepStop(days, "d", -1))).toEqual(["abcd", ""]);
  });

  it("changes nothing at the ends or for a stranger", () => {
    expect(ids(stepStop(days, "a", -1))).toEqual(["abc", "d"]);
    expect(ids(stepStop(days, "d", 1))).toEqual(["abc", "d"]);
    expect(ids(stepStop(days, "x", 1))).toEqual(["abc", "d"]);
  });

  it("counts the slot without the moved stop", () => {
    expect(ids(placeStop(days, "a", { day: 0, index: 2 }))).toEqual(["bca", "d"]);
    expect(ids(placeStop(days, "a", { day: 1, index: 0 }))).toEqual(["bc", "ad"]);
  });

  it("takes in a new stop and lets one go", () => {
    expect(ids(placeStop(days, "x", { day: 1, index: 1 }))).toEqual(["abc", "dx"]);
    expect(ids(removeStop(days, "b"))).toEqual(["ac", "d"]);
    expect(slotOf(days, "x")).toBeNull();
  });
});
