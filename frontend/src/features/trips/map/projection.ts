/** Longitude and latitude in degrees. */
export type LngLat = readonly [number, number];
/** Pixels from the top left. */
export type Pixel = readonly [number, number];

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface View {
  project: (at: LngLat) => Pixel;
  /** What the picture shows, in degrees. */
  bounds: Bounds;
}

const mercator = (latitude: number) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
const latitudeOf = (y: number) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

/** About 20 km: a single stop still shows the towns around it. */
const SMALLEST_SPAN = 0.22;

/** The frame around the points, never smaller than a town's surroundings. Without points: the four main islands. */
export function boundsOf(points: readonly LngLat[]): Bounds {
  if (points.length === 0) return { west: 129, south: 30.8, east: 146, north: 45.6 };
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const halfX = Math.max(Math.max(...xs) - middle.x, SMALLEST_SPAN / 2);
  const halfY = Math.max(Math.max(...ys) - middle.y, SMALLEST_SPAN / 2);
  return { west: middle.x - halfX, east: middle.x + halfX, south: middle.y - halfY, north: middle.y + halfY };
}

/** Web Mercator, scaled so that the bounds fit the size with `padding` pixels around them. */
export function fitView(bounds: Bounds, size: Size, padding: number): View {
  const top = mercator(bounds.north);
  const bottom = mercator(bounds.south);
  const scale = Math.min(
    Math.max(size.width - 2 * padding, 1) / (bounds.east - bounds.west),
    Math.max(size.height - 2 * padding, 1) / (top - bottom),
  );
  const left = (bounds.west + bounds.east) / 2 - size.width / 2 / scale;
  const upper = (top + bottom) / 2 + size.height / 2 / scale;
  return {
    project: ([x, y]) => [(x - left) * scale, (upper - mercator(y)) * scale],
    bounds: {
      west: left,
      east: left + size.width / scale,
      north: latitudeOf(upper),
      south: latitudeOf(upper - size.height / scale),
    },
  };
}

export function overlap(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
