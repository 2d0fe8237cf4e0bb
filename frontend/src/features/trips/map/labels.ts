import type { Pixel, Size } from "./projection";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelWish<T> {
  text: string;
  at: Pixel;
  fontSize: number;
  /** Tried in this order; pixels from `at` to the middle of the text's baseline. */
  offsets: readonly Pixel[];
  /** Kept even where it covers another label. */
  always?: boolean;
  item: T;
}

export interface PlacedLabel<T> {
  item: T;
  text: string;
  at: Pixel;
  /** What it covers. */
  box: Box;
}

const GAP = 3;

/** Kanji and kana are as wide as high, Latin letters a little over half of that. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 1 : 0.56), 0) * fontSize;
}

function boxAt(wish: LabelWish<unknown>, [dx, dy]: Pixel): Box {
  const half = textWidth(wish.text, wish.fontSize) / 2 + GAP;
  const x = wish.at[0] + dx;
  const y = wish.at[1] + dy;
  return { left: x - half, right: x + half, top: y - wish.fontSize, bottom: y + GAP };
}

const collide = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (box: Box, { width, height }: Size) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;

/** Places labels in the order given, each where it covers nothing; those without room are left out. */
export function placeLabels<T>(wishes: readonly LabelWish<T>[], obstacles: readonly Box[], size: Size): PlacedLabel<T>[] {
  const taken = [...obstacles];
  return wishes.flatMap((wish) => {
    const free = wish.offsets.find((offset) => {
      const box = boxAt(wish, offset);
      return within(box, size) && !taken.some((other) => collide(box, other));
    });
    const offset = free ?? (wish.always ? wish.offsets[0] : undefined);
    if (!offset) return [];
    const box = boxAt(wish, offset);
    taken.push(box);
    return [{ item: wish.item, text: wish.text, at: [wish.at[0] + offset[0], wish.at[1] + offset[1]] as const, box }];
  });
}

/** Moves points that lie on top of each other apart, to the right of the first, in the order given. */
export function spread(points: readonly Pixel[], distance: number): Pixel[] {
  return points.reduce<Pixel[]>((placed, point) => {
    let [x] = point;
    const hit = (other: Pixel) => Math.hypot(other[0] - x, other[1] - point[1]) < distance;
    while (placed.some(hit)) x += distance / 2;
    return [...placed, [x, point[1]]];
  }, []);
}
