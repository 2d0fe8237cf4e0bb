import { feature } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";

import type { Bounds, LngLat } from "./projection";

import japanUrl from "./data/japan.json?url";

interface Named {
  ja: string;
  en: string;
  at: [number, number];
}

export interface NamedPlace extends Named {
  /** Thousands of people for a city, 1 to 3 for a sea. */
  size: number;
}

export interface Prefecture extends Named {
  code: string;
}

export interface LandPolygon {
  bounds: Bounds;
  rings: LngLat[][];
}

export interface Japan {
  land: GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
  polygons: LandPolygon[];
  prefectures: Prefecture[];
  cities: NamedPlace[];
  waters: NamedPlace[];
}

interface Bundle {
  land: Topology<{ japan: GeometryCollection<Prefecture | { code: null }>; neighbours: MultiPolygon }>;
  cities: NamedPlace[];
  waters: NamedPlace[];
}

function polygonOf(rings: GeoJSON.Position[][]): LandPolygon {
  const points = rings.map((ring) => ring.map(([x = 0, y = 0]): LngLat => [x, y]));
  const outer = points[0] ?? [];
  const xs = outer.map(([x]) => x);
  const ys = outer.map(([, y]) => y);
  return {
    rings: points,
    bounds: { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) },
  };
}

export function decode({ land: topology, cities, waters }: Bundle): Japan {
  const japan = feature(topology, topology.objects.japan);
  const neighbours = feature(topology, topology.objects.neighbours);
  const shapes = [neighbours, ...japan.features].flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? [geometry] : []));
  return {
    land: { type: "FeatureCollection", features: shapes.map((geometry) => ({ type: "Feature", properties: {}, geometry })) },
    polygons: shapes.flatMap(({ coordinates }) => coordinates.map(polygonOf)),
    prefectures: japan.features.flatMap(({ properties }) => (properties.code === null ? [] : [properties])),
    cities,
    waters,
  };
}

/** The bundled map, read once from this site. */
export async function loadJapan(signal: AbortSignal): Promise<Japan> {
  const response = await fetch(japanUrl, { signal });
  if (!response.ok) throw new Error(`map data: ${response.status}`);
  return decode((await response.json()) as Bundle);
}
