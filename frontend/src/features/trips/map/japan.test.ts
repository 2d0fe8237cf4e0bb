// @mission TRIP-3
import { gzipSync } from "node:zlib";

import { expect, it } from "vitest";

import bundle from "./data/japan.json";
import { decode } from "./japan";

const japan = decode(bundle as unknown as Parameters<typeof decode>[0]);

it("holds all prefectures, named in both languages inside Japan", () => {
  expect(japan.prefectures.map(({ code }) => code).sort()).toEqual(Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, "0")));
  for (const { ja, en, at } of japan.prefectures) {
    expect(ja).toMatch(/[都道府県]$/);
    expect(en).toMatch(/^[A-Z][a-z]+$/);
    expect(at[0]).toBeGreaterThan(122);
    expect(at[1]).toBeLessThan(46);
  }
});

it("knows the towns a rep would look for", () => {
  const names = japan.cities.map(({ ja }) => ja);
  expect(names).toEqual(expect.arrayContaining(["東京", "浜松", "静岡", "豊橋", "さいたま", "那覇"]));
});

it("stays small enough for a train", () => {
  expect(gzipSync(JSON.stringify(bundle)).length).toBeLessThan(80_000);
});
