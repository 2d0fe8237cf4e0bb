import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

import type { Locale, Settings } from "@/lib/api";

import type { Japan } from "./japan";

/** Colours come from the same CSS roles as the SVG map. */
export type Ink = (role: "land" | "sea" | "coast" | "text" | "water-text" | "halo" | "route" | "name") => string;

export function inkOf(frame: Element): Ink {
  const css = getComputedStyle(frame);
  return (role) => css.getPropertyValue(role === "name" ? "--ink" : `--map-${role}`).trim();
}

/** Fonts of the device: without a `glyphs` address MapLibre draws every letter itself and asks no server. */
const FONT = ["Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", "sans-serif"];

const points = (places: readonly { at: [number, number]; ja: string; en: string; size?: number }[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: places.map(({ at, ja, en, size }) => ({
    type: "Feature",
    properties: { ja, en, size: size ?? 0 },
    geometry: { type: "Point", coordinates: at },
  })),
});

function label(id: string, locale: Locale, ink: Ink, size: number, filter?: ExpressionSpecification): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: id,
    ...(filter ? { filter } : {}),
    layout: {
      "text-field": ["get", locale],
      "text-font": FONT,
      "text-size": size,
      "text-padding": 3,
      "symbol-sort-key": ["-", ["get", "size"]],
    },
    paint: {
      "text-color": ink(id === "waters" ? "water-text" : "text"),
      "text-halo-color": ink(id === "waters" ? "sea" : "halo"),
      "text-halo-width": 1.4,
    },
  };
}

/** Oceans far out, bays near; towns by size as there is room for them. */
const WATERS: ExpressionSpecification = ["step", ["zoom"], ["==", ["get", "size"], 3], 6.2, ["<", ["get", "size"], 3]];
const CITIES: ExpressionSpecification = [
  "step",
  ["zoom"],
  [">", ["get", "size"], 1000],
  6,
  [">", ["get", "size"], 500],
  7.5,
  [">", ["get", "size"], 100],
  9,
  [">", ["get", "size"], 0],
];

function routeLayers(ink: Ink): LayerSpecification[] {
  const dashes = [null, [2.6, 2.2], [0.1, 2.2], [4.5, 2, 0.1, 2]];
  return dashes.map((dash, index) => ({
    id: `route-${index}`,
    type: "line",
    source: "routes",
    filter: ["==", ["%", ["get", "day"], dashes.length], index],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": ink("route"), "line-width": 2.8, ...(dash ? { "line-dasharray": dash } : {}) },
  }));
}

/** Where a name goes, in this order; beside the edge of the frame only inwards, for MapLibre does not look at the frame. */
const ANCHORS = {
  west: ["left", [1.3, -0.9]],
  east: ["right", [-1.3, -0.9]],
  middle: ["top", [0, 0.8], "left", [1.3, -0.9], "right", [-1.3, -0.9], "bottom", [0, -3]],
} as const;
const nameAnchors: ExpressionSpecification = [
  "match",
  ["get", "side"],
  "west",
  ["literal", [...ANCHORS.west]],
  "east",
  ["literal", [...ANCHORS.east]],
  ["literal", [...ANCHORS.middle]],
];

/** Names of stops. Above them an unseen block for each pin and ring, which keeps all labels away from it. */
function stopLayers(ink: Ink): LayerSpecification[] {
  return [
    {
      id: "stop-name",
      type: "symbol",
      source: "stops",
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 12.5,
        "text-variable-anchor-offset": nameAnchors,
        "symbol-sort-key": ["case", ["get", "end"], 0, 1],
      },
      paint: { "text-color": ink("name"), "text-halo-color": ink("halo"), "text-halo-width": 1.8 },
    },
    {
      id: "stop-room",
      type: "symbol",
      source: "stops",
      layout: {
        "text-field": "■",
        "text-font": FONT,
        "text-size": ["case", ["get", "end"], 12, 30],
        "text-anchor": ["case", ["get", "end"], "center", "bottom"],
        "text-padding": 0,
        "text-allow-overlap": true,
      },
      paint: { "text-opacity": 0 },
    },
  ];
}

/** The whole look of the map. Nothing in it has an address but the tile source, when one is set. */
export function glStyle(japan: Japan, locale: Locale, ink: Ink, tiles: Settings["tile_source"]): StyleSpecification {
  const empty: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };
  const raster: LayerSpecification[] = tiles ? [{ id: "tiles", type: "raster", source: "tiles" }] : [];
  const names = tiles
    ? []
    : [label("cities", locale, ink, 11, CITIES), label("waters", locale, ink, 11.5, WATERS), label("prefectures", locale, ink, 12.5)];
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: japan.land, tolerance: 0.2 },
      prefectures: { type: "geojson", data: points(japan.prefectures) },
      cities: { type: "geojson", data: points(japan.cities) },
      waters: { type: "geojson", data: points(japan.waters) },
      routes: { type: "geojson", data: empty, tolerance: 0 },
      stops: { type: "geojson", data: empty },
      ...(tiles ? { tiles: { type: "raster", tiles: [tiles.url], tileSize: 256, maxzoom: 18 } } : {}),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": ink("sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": ink("land") } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": ink("coast"), "line-width": 0.9 } },
      ...raster,
      ...names,
      ...routeLayers(ink),
      ...stopLayers(ink),
    ],
  };
}
