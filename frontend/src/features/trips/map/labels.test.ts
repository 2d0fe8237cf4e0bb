import { describe, expect, it } from "vitest";

import { placeLabels, spread } from "./labels";
import { tripMap } from "./model";
import { boundsOf, fitView } from "./projection";

const size = { width: 400, height: 300 };
const wish = (text: string, x: number, y: number) => ({ text, at: [x, y] as const, fontSize: 12, offsets: [[0, 4]] as const, item: text });

describe("labels", () => {
  it("gives the room to who comes first and leaves out who has none", () => {
    const placed = placeLabels([wish("静岡県", 100, 100), wish("焼津", 110, 104), wish("浜松", 200, 200), wish("端", 399, 299)], [], size);
    expect(placed.map(({ text }) => text)).toEqual(["静岡県", "浜松"]);
  });

  it("tries the other sides around an obstacle", () => {
    const obstacle = { left: 80, right: 120, top: 90, bottom: 110 };
    const [placed] = placeLabels([{ ...wish("静岡", 100, 100), offsets: [[0, 4], [0, 30]] }], [obstacle], size);
    expect(placed?.at).toEqual([100, 130]);
  });

  it("moves pins apart that lie on each other", () => {
    const places = spread([[10, 10], [10, 10], [12, 10], [200, 10]], 20);
    places.forEach(([x], index) => places.slice(0, index).forEach(([other]) => expect(Math.abs(x - other)).toBeGreaterThanOrEqual(20)));
  });
});

describe("the view", () => {
  it("shows every point inside the padding", () => {
    const points = [[137.7, 34.7], [138.4, 35.0], [139.8, 35.7]] as const;
    const view = fitView(boundsOf(points), size, 40);
    for (const point of points) {
      const [x, y] = view.project(point);
      expect(x).toBeGreaterThanOrEqual(39.9);
      expect(x).toBeLessThanOrEqual(360.1);
      expect(y).toBeGreaterThanOrEqual(39.9);
      expect(y).toBeLessThanOrEqual(260.1);
    }
  });

  it("shows the surroundings of a single place, and Japan for none", () => {
    const one = boundsOf([[138, 35]]);
    expect(one.east - one.west).toBeGreaterThan(0.1);
    expect(boundsOf([])).toMatchObject({ west: 129, north: 45.6 });
  });
});

it("numbers stops through the days and draws no line for a day without visits", () => {
  const place = { name: "駅", prefecture: null, latitude: 35, longitude: 138 };
  const visit = (id: string) => ({ type: "visit" as const, customer_id: id, customer_name: id, city: null, latitude: 35, longitude: 138, arrive_at: "09:00", start_at: "09:00", end_at: "09:30", wait_minutes: 0, score: 1, lead_kind: null, lead_amount: null, reason: null, must_visit: false, warnings: [] });
  const day = { start: place, end: place, opens: "09:00", closes: "18:00", leave_at: "09:00", back_at: "10:00", travel_minutes: 0, visit_minutes: 30, warnings: [] };
  const model = tripMap([
    { ...day, date: "2026-11-25", items: [visit("a")] },
    { ...day, date: "2026-11-26", items: [] },
    { ...day, date: "2026-11-27", items: [visit("b")] },
  ]);
  expect(model.stops.map(({ number, day: index }) => [number, index])).toEqual([[1, 0], [2, 2]]);
  expect(model.routes.map(({ day: index }) => index)).toEqual([0, 2]);
  expect(model.ends).toHaveLength(1);
});
