import { expect, it } from "vitest";

import { planned } from "@/test/mocks/planner";
import { REQUEST } from "@/test/mocks/trips";

import { placeStop, stopsOf } from "./stops";
import { rowsOf, rowsWanted } from "./timetable";

const [day] = REQUEST.days;
if (!day) throw new Error("no day");
const plan = planned({ ...REQUEST, days: [day, { ...day, date: "2026-11-26" }] });
const visits = (rows: ReturnType<typeof rowsOf>) => rows.map((one) => one.rows.flatMap((row) => (row.type === "visit" ? [row] : [])));

it("numbers the visits through all days", () => {
  expect(visits(rowsOf(plan)).flat().map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it("takes the times from days whose order changes, and only from them", () => {
  const [first = [], second = []] = visits(rowsOf(plan));
  const last = first.at(-1)?.customerId ?? "";
  const wanted = rowsWanted(plan, placeStop(stopsOf(plan), last, { day: 0, index: 0 }));
  expect(wanted.map(({ timed }) => timed)).toEqual([false, true]);
  expect(visits(wanted)[0]?.map(({ customerId, number }) => [customerId, number])).toEqual([last, ...first.slice(0, -1).map((row) => row.customerId)].map((id, index) => [id, index + 1]));
  expect(visits(wanted)[1]).toEqual(second);
});

it("names a candidate that was put in before the server has timed it", () => {
  const [candidate] = plan.dropped;
  const wanted = rowsWanted(plan, placeStop(stopsOf(plan), candidate?.customer_id ?? "", { day: 1, index: 0 }));
  expect(visits(wanted)[1]?.[0]).toMatchObject({ name: candidate?.customer_name, visit: null, timed: false });
});
