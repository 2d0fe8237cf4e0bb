import type { Locale } from "@/lib/api";

import type { Japan, NamedPlace, Prefecture } from "./japan";
import { type Box, type LabelWish, type PlacedLabel, placeLabels, spread } from "./labels";
import type { MapEnd, MapStop, TripMapModel } from "./model";
import { type LngLat, overlap, type Pixel, type Size, type View } from "./projection";

export interface SceneLabel {
  key: string;
  role: "stop" | "end" | "prefecture" | "water" | "city";
  fontSize: number;
}

export interface Scene {
  land: string;
  routes: { day: number; path: string }[];
  ends: { name: string; at: Pixel }[];
  stops: { stop: MapStop; at: Pixel }[];
  labels: PlacedLabel<SceneLabel>[];
}

const PIN_WIDTH = 26;
const PIN_HEIGHT = 34;
/** Degrees across beyond which bays say nothing, and beyond which only oceans do. */
const REGION_SPAN = 5;

const pixel = ([x, y]: Pixel) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const line = (points: readonly LngLat[], view: View) => points.map((point) => pixel(view.project(point))).join("L");

function landPath(japan: Japan, view: View): string {
  return japan.polygons
    .filter(({ bounds }) => overlap(bounds, view.bounds))
    .flatMap(({ rings }) => rings.map((ring) => `M${line(ring, view)}Z`))
    .join("");
}

function background(japan: Japan, view: View, locale: Locale): LabelWish<SceneLabel>[] {
  const span = view.bounds.east - view.bounds.west;
  const visible = ({ at: [x, y] }: { at: LngLat }) =>
    x > view.bounds.west && x < view.bounds.east && y > view.bounds.south && y < view.bounds.north;
  const wish = (place: NamedPlace | Prefecture, role: SceneLabel["role"], fontSize: number): LabelWish<SceneLabel> => ({
    text: place[locale],
    at: view.project(place.at),
    fontSize,
    offsets: [[0, 4]],
    item: { key: `${role}-${place.ja}`, role, fontSize },
  });
  const seas = japan.waters.filter(({ size }) => (span > REGION_SPAN ? size === 3 : size < 3 || span > 2));
  const cities = japan.cities.filter(({ size }) => size > span * span * 12);
  return [
    ...japan.prefectures.filter(visible).map((place) => wish(place, "prefecture", 12)),
    ...seas.filter(visible).map((place) => wish(place, "water", 11)),
    ...cities.filter(visible).slice(0, 60).map((place) => wish(place, "city", 10.5)),
  ];
}

function named(stops: Scene["stops"], ends: { end: MapEnd; at: Pixel }[]): LabelWish<SceneLabel>[] {
  const fontSize = 12;
  return [
    ...stops.map(({ stop, at }) => ({
      text: stop.name,
      at,
      fontSize,
      offsets: [[0, 15], [0, -PIN_HEIGHT - 6]] satisfies Pixel[],
      item: { key: `stop-${stop.id}`, role: "stop" as const, fontSize },
    })),
    ...ends.map(({ end, at }) => ({
      text: end.name,
      at,
      fontSize,
      offsets: [[0, 22], [0, -12], [44, 4], [-44, 4]] satisfies Pixel[],
      always: true,
      item: { key: `end-${end.name}`, role: "end" as const, fontSize },
    })),
  ];
}

const pinBox = ([x, y]: Pixel): Box => ({ left: x - PIN_WIDTH / 2, right: x + PIN_WIDTH / 2, top: y - PIN_HEIGHT, bottom: y });
const ringBox = ([x, y]: Pixel): Box => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 });

/** The pieces of a route as boxes, so that towns are not named across a line. */
function routeBoxes({ routes }: TripMapModel, view: View): Box[] {
  return routes.flatMap(({ line: points }) => {
    const pixels = points.map(view.project);
    return pixels.slice(1).map(([x, y], index) => {
      const [px, py] = pixels[index] ?? [x, y];
      return { left: Math.min(x, px), right: Math.max(x, px), top: Math.min(y, py), bottom: Math.max(y, py) };
    });
  });
}

/** Everything the SVG map draws, in pixels. Labels never cover pins or each other. */
export function svgScene(japan: Japan, model: TripMapModel, view: View, size: Size, locale: Locale): Scene {
  const places = spread(model.stops.map(({ at }) => view.project(at)), PIN_WIDTH - 2);
  const stops = model.stops.flatMap((stop, index) => {
    const at = places[index];
    return at ? [{ stop, at }] : [];
  });
  const ends = model.ends.map((end) => ({ end, at: view.project(end.at) }));
  const obstacles = [...stops.map(({ at }) => pinBox(at)), ...ends.map(({ at }) => ringBox(at))];
  const names = placeLabels(named(stops, ends), obstacles, size);
  const taken = [...obstacles, ...routeBoxes(model, view), ...names.map(({ box }) => box)];
  return {
    land: landPath(japan, view),
    routes: model.routes.map((route) => ({ day: route.day, path: `M${line(route.line, view)}` })),
    ends: ends.map(({ end, at }) => ({ name: end.name, at })),
    stops,
    labels: [...names, ...placeLabels(background(japan, view, locale), taken, size)],
  };
}
