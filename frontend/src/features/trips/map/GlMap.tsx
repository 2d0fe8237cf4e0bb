import "maplibre-gl/dist/maplibre-gl.css";

import { useLingui } from "@lingui/react/macro";
import { type GeoJSONSource, getGlobalDispatcher, Map as MapLibre, type MapMovementEvent, NavigationControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { useEffect, useRef, useState } from "react";

import type { Settings } from "@/lib/api";
import { useLocale } from "@/lib/i18n";

import { GlMarker } from "./GlMarker";
import { glStyle, inkOf } from "./glStyle";
import type { Japan } from "./japan";
import { spread } from "./labels";
import classes from "./map.module.css";
import { mapPoints, type TripMapModel } from "./model";
import { Pin } from "./Pin";
import { boundsOf, type LngLat, type Pixel } from "./projection";

// The worker is a file of this site: `worker-src 'self'` is enough, no blob.
setWorkerUrl(workerUrl);

/** Room for names beside the pins; on a phone the pins need it more. */
const WIDE = 600;
const paddingOf = (element: HTMLElement) => {
  const side = element.clientWidth > WIDE ? 96 : 62;
  return { top: 56, bottom: 40, left: side, right: side };
};
const PIN_DISTANCE = 24;

export interface GlMapProps {
  japan: Japan;
  model: TripMapModel;
  scheme: "light" | "dark";
  tiles: Settings["tile_source"];
  selected: string | null;
  onSelect: (customerId: string) => void;
  onReady: () => void;
  /** The graphics context was lost or refused, or what draws could not be loaded. */
  onFail: () => void;
}

function frameOf(model: TripMapModel): [number, number, number, number] {
  const { west, south, east, north } = boundsOf(mapPoints(model));
  return [west, south, east, north];
}

/** Half the length of an ordinary name: nearer to the edge it would be cut. */
const NAME_ROOM = 56;

function sideOf(map: MapLibre, at: LngLat): "west" | "middle" | "east" {
  const { x } = map.project([...at]);
  if (x < NAME_ROOM) return "west";
  return x > map.getContainer().clientWidth - NAME_ROOM ? "east" : "middle";
}

function draw(map: MapLibre, model: TripMapModel) {
  void map.getSource<GeoJSONSource>("routes")?.setData({
    type: "FeatureCollection",
    features: model.routes.map(({ day, line }) => ({
      type: "Feature",
      properties: { day },
      geometry: { type: "LineString", coordinates: line.map((point) => [...point]) },
    })),
  });
  const places = [...model.stops.map((stop) => ({ ...stop, end: false })), ...model.ends.map((end) => ({ ...end, end: true }))];
  void map.getSource<GeoJSONSource>("stops")?.setData({
    type: "FeatureCollection",
    features: places.map(({ name, at, end }) => ({
      type: "Feature",
      properties: { name, end, side: sideOf(map, at) },
      geometry: { type: "Point", coordinates: [...at] },
    })),
  });
}

/** How far each pin steps aside so that none hides another at this zoom. */
function asides(map: MapLibre, model: TripMapModel): Pixel[] {
  const places = model.stops.map(({ at }): Pixel => {
    const { x, y } = map.project([...at]);
    return [x, y];
  });
  return spread(places, PIN_DISTANCE).map(([x], index) => [x - (places[index]?.[0] ?? x), 0]);
}

/** The map that can be moved and zoomed. Loaded only where a trip is shown and the browser has WebGL. */
export function GlMap({ japan, model, scheme, tiles, selected, onSelect, onReady, onFail }: GlMapProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [offsets, setOffsets] = useState<Pixel[]>([]);
  const latest = useRef({ model, onReady, onFail });
  useEffect(() => {
    latest.current = { model, onReady, onFail };
  });

  const words = {
    "NavigationControl.ZoomIn": t`Zoom in`,
    "NavigationControl.ZoomOut": t`Zoom out`,
    "Map.Title": t`Map to move and zoom`,
    "CooperativeGesturesHandler.WindowsHelpText": t`Hold Ctrl while scrolling to zoom the map`,
    "CooperativeGesturesHandler.MacHelpText": t`Hold ⌘ while scrolling to zoom the map`,
    "CooperativeGesturesHandler.MobileHelpText": t`Use two fingers to move the map`,
  };
  const wordsKey = JSON.stringify(words);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const created = new MapLibre({
      container: element,
      style: glStyle(japan, locale, inkOf(element), tiles),
      bounds: frameOf(latest.current.model),
      fitBoundsOptions: { padding: paddingOf(element), maxZoom: 12 },
      minZoom: 3.5,
      maxZoom: tiles ? 18 : 12.5,
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      locale: JSON.parse(wordsKey) as Record<string, string>,
    });
    let drawn = false;
    created.touchZoomRotate.disableRotation();
    created.addControl(new NavigationControl({ showCompass: false }), "top-left");
    created.on("webglcontextlost", () => latest.current.onFail());
    const workers = getGlobalDispatcher();
    // Without its worker the map never loads, and only the dispatcher knows.
    const lost = () => {
      if (!drawn) latest.current.onFail();
    };
    workers.on("error", lost);
    created.on("error", (event) => {
      // A tile that is missing leaves a gap.
      if (!drawn && !("sourceId" in event)) latest.current.onFail();
      else console.warn(event.error.message);
    });
    created.once("load", () => {
      drawn = true;
      setMap(created);
      latest.current.onReady();
    });
    return () => {
      setMap(null);
      workers.off("error", lost);
      created.remove();
    };
  }, [japan, locale, scheme, tiles, wordsKey]);

  useEffect(() => {
    if (!map) return;
    const fit = () => map.fitBounds(frameOf(model), { padding: paddingOf(map.getContainer()), maxZoom: 12, animate: false });
    const place = () => setOffsets(asides(map, model));
    // Room that is lost or won (the assistant beside the page) keeps every stop in sight, until somebody looks elsewhere.
    let chosen = false;
    const choose = ({ originalEvent }: MapMovementEvent) => {
      if (originalEvent) chosen = true;
    };
    const resize = () => {
      if (!chosen) fit();
      place();
    };
    fit();
    draw(map, model);
    place();
    map.on("zoomend", place);
    map.on("movestart", choose);
    map.on("resize", resize);
    return () => {
      map.off("zoomend", place);
      map.off("movestart", choose);
      map.off("resize", resize);
    };
  }, [map, model]);

  return (
    <>
      <div ref={container} className={classes.canvas} />
      {map &&
        model.ends.map((end) => (
          <GlMarker key={`${end.name}${end.at.join()}`} map={map} at={end.at} anchor="center">
            <div className={classes.ring} />
          </GlMarker>
        ))}
      {map &&
        model.stops.map((stop, index) => (
          <GlMarker key={stop.id} map={map} at={stop.at} anchor="bottom" offset={offsets[index]}>
            <button
              type="button"
              className={classes.pin}
              aria-label={`${stop.number} ${stop.name}`}
              aria-pressed={stop.id === selected}
              onClick={() => onSelect(stop.id)}
            >
              <svg width={32} height={36} aria-hidden>
                <g transform="translate(16 35)">
                  <Pin number={stop.number} kind={stop.kind} />
                </g>
              </svg>
            </button>
          </GlMarker>
        ))}
    </>
  );
}
