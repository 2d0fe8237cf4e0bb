import type { Place, SignalKind, TripDay } from "@/lib/api";

import type { LngLat } from "./projection";

export interface MapStop {
  id: string;
  /** Counted through the whole trip, as in the timetable. */
  number: number;
  day: number;
  name: string;
  kind: SignalKind | null;
  at: LngLat;
}

export interface MapEnd {
  name: string;
  at: LngLat;
}

export interface MapRoute {
  day: number;
  line: LngLat[];
}

export interface TripMapModel {
  stops: MapStop[];
  ends: MapEnd[];
  routes: MapRoute[];
}

const STEPS_PER_LEG = 14;
/** How far a leg bends, as a part of its length: out and back stay two lines. */
const BEND = 0.055;

const placeAt = (place: Place): LngLat => [place.longitude, place.latitude];
const same = ([ax, ay]: LngLat, [bx, by]: LngLat) => Math.abs(ax - bx) < 1e-6 && Math.abs(ay - by) < 1e-6;

/** One leg as a shallow curve from a to b. It says the order of the visits, not the road. */
function leg(a: LngLat, b: LngLat): LngLat[] {
  const control = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * BEND * 2, (a[1] + b[1]) / 2 + (b[0] - a[0]) * BEND * 2] as const;
  return Array.from({ length: STEPS_PER_LEG }, (_, step) => {
    const t = (step + 1) / STEPS_PER_LEG;
    const along = (axis: 0 | 1) => (1 - t) ** 2 * a[axis] + 2 * (1 - t) * t * control[axis] + t ** 2 * b[axis];
    return [along(0), along(1)];
  });
}

function route(points: LngLat[]): LngLat[] {
  const [first, ...rest] = points;
  if (!first) return [];
  return rest.reduce<LngLat[]>((line, point) => [...line, ...leg(line.at(-1) ?? first, point)], [first]);
}

/** The pins, the lines and the places where days begin and end. */
export function tripMap(days: readonly TripDay[]): TripMapModel {
  const model: TripMapModel = { stops: [], ends: [], routes: [] };
  days.forEach((day, index) => {
    const visits = day.items.filter((item) => item.type === "visit");
    for (const visit of visits) {
      model.stops.push({
        id: visit.customer_id,
        number: model.stops.length + 1,
        day: index,
        name: visit.customer_name,
        kind: visit.lead_kind,
        at: [visit.longitude, visit.latitude],
      });
    }
    for (const place of [day.start, day.end]) {
      if (!model.ends.some((end) => same(end.at, placeAt(place)))) model.ends.push({ name: place.name, at: placeAt(place) });
    }
    const points = [placeAt(day.start), ...visits.map((v): LngLat => [v.longitude, v.latitude]), placeAt(day.end)];
    if (visits.length > 0) model.routes.push({ day: index, line: route(points) });
  });
  return model;
}

export function mapPoints(model: TripMapModel): LngLat[] {
  return [...model.stops.map(({ at }) => at), ...model.ends.map(({ at }) => at)];
}
