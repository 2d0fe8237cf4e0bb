import { type Map as MapLibre, Marker, type PositionAnchor } from "maplibre-gl";
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

import type { LngLat, Pixel } from "./projection";

interface Props {
  map: MapLibre;
  at: LngLat;
  anchor: PositionAnchor;
  offset?: Pixel | undefined;
  children: ReactNode;
}

/** React content at a place of the map. */
export function GlMarker({ map, at, anchor, offset, children }: Props) {
  const [element] = useState(() => document.createElement("div"));
  const [longitude, latitude] = at;
  const [x, y] = offset ?? [0, 0];
  useEffect(() => {
    const marker = new Marker({ element, anchor, offset: [x, y] }).setLngLat([longitude, latitude]).addTo(map);
    // The element only carries the place; what can be pressed is inside it.
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
    element.removeAttribute("tabindex");
    return () => {
      marker.remove();
    };
  }, [map, element, anchor, longitude, latitude, x, y]);
  return createPortal(children, element);
}
