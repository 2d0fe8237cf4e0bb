import type { Place } from "@/lib/api";

const STORED = "otomo.trip-start";

/** Where the last trip began; a convenience of this browser. */
export function storedHome(): Place | null {
  const text = localStorage.getItem(STORED);
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return isPlace(value) ? value : null;
}

export function keepHome(place: Place): void {
  localStorage.setItem(STORED, JSON.stringify(place));
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "name" in value && "latitude" in value && "longitude" in value;
}
