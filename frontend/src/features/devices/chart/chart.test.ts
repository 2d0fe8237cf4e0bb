import { describe, expect, it } from "vitest";

import type { Series } from "@/lib/api";

import { extend, join, nearest } from "./join";
import { clamp, DAY, HOUR, lastOf, pan, rangeOf, tilesOf, zoom } from "./view";

const NOW = Date.UTC(2026, 10, 20, 7, 40);

describe("a view", () => {
  it("keeps the moment under the pointer while zooming, and its length while panning", () => {
    const view = { from: 0, to: 1000 };
    expect(zoom(view, 0.5, 0.25)).toEqual({ from: 125, to: 625 });
    expect(pan(view, -0.5)).toEqual({ from: -500, to: 500 });
  });

  it("is never far in the future, nor too long or short", () => {
    const ahead = clamp({ from: NOW, to: NOW + DAY }, NOW);
    expect(ahead).toEqual({ from: NOW + DAY * 0.05 - DAY, to: NOW + DAY * 0.05 });
    expect(clamp({ from: NOW - 10, to: NOW }, NOW).to - clamp({ from: NOW - 10, to: NOW }, NOW).from).toBe(120_000);
    expect(rangeOf(clamp(lastOf("7d", NOW), NOW))).toBe("7d");
  });

  it("is covered by one or two aligned tiles with a neighbour on each side that is not in the future", () => {
    const { shown, near } = tilesOf(lastOf("1y", NOW), NOW);
    expect(shown[0]!.from).toBeLessThanOrEqual(NOW - 365 * DAY);
    expect(shown.at(-1)!.to).toBeGreaterThanOrEqual(NOW);
    expect(shown.length).toBeLessThanOrEqual(2);
    expect(near.every((tile) => tile.from <= NOW)).toBe(true);
    // Tiles of a day and more begin at Japanese midnights.
    expect(shown.every((tile) => (tile.from + 9 * HOUR) % DAY === 0)).toBe(true);
  });

  it("stays on its tiles while it pans a little", () => {
    const view = { from: NOW - 40 * DAY, to: NOW - 10 * DAY };
    const beginnings = (one: typeof view) => { const { shown, near } = tilesOf(one, NOW); return [...shown, ...near].map((tile) => tile.from).sort(); };
    expect(beginnings(pan(view, 0.01))).toEqual(beginnings(view));
  });
});

function piece(timestamps: number[], more: Partial<Series> = {}): Series {
  return { device_id: "d", metric: "temperature", source: "chunk", timestamps, values: timestamps.map((at) => at / 1000), minimum: null, maximum: null, gaps: [], ...more };
}

describe("joined pieces", () => {
  it("break where the server found a gap, and where two pieces are far apart", () => {
    const line = join("temperature", [piece([1000, 2000, 9000], { gaps: [[2000, 9000]] }), piece([10_000, 11_000]), piece([90_000, 91_000])], 5000);
    expect(line.timestamps).toEqual([1000, 2000, 9000, 10_000, 11_000, 90_000, 91_000]);
    expect(line.breaks).toEqual([false, false, true, false, false, true, false]);
  });

  it("hold a point that two pieces share once, and the coarsest source", () => {
    const line = join("temperature", [piece([1000, 2000]), piece([2000, 3000], { source: "1d" })], 5000);
    expect(line.timestamps).toEqual([1000, 2000, 3000]);
    expect(line.source).toBe("1d");
  });

  it("grow by live readings that are newer, without touching what was", () => {
    const line = join("temperature", [piece([1000, 2000])], 1500);
    const grown = extend(line, { timestamps: [2000, 3000, 9000], temperature: [1, 4, null], humidity: [null, null, null] }, 1500);
    expect(grown.values).toEqual([1, 2, 4]);
    expect(line.values).toEqual([1, 2]);
    expect(extend(line, { timestamps: [9000], temperature: [5], humidity: [null] }, 1500).breaks.at(-1)).toBe(true);
  });

  it("are found by time", () => {
    expect(nearest([10, 20, 40], 32)).toBe(2);
    expect(nearest([10, 20, 40], 5)).toBe(0);
    expect(nearest([10, 20, 40], 99)).toBe(2);
    expect(nearest([], 5)).toBe(-1);
  });
});
