import { useMemo } from "react";

import { useLocale } from "@/lib/i18n";

import type { Japan } from "./japan";
import classes from "./map.module.css";
import { mapPoints, type TripMapModel } from "./model";
import { Pin } from "./Pin";
import { boundsOf, fitView, type Size } from "./projection";
import { type SceneLabel, svgScene } from "./scene";

/** Days are told apart without colour, so that a print in grey still reads. */
export const DASHES = ["none", "7 6", "1 6", "12 5 1 5"] as const;

const PADDING = 54;
const LABEL_CLASS: Record<SceneLabel["role"], string> = {
  stop: "name",
  end: "name",
  prefecture: "prefecture",
  water: "water",
  city: "city",
};

interface Props {
  japan: Japan;
  model: TripMapModel;
  size: Size;
  title: string;
  selected?: string | null;
  onSelect?: (customerId: string) => void;
  /** Grows with its frame, as paper needs; otherwise `size` is in pixels of the screen. */
  fluid?: boolean;
}

/** The map as one picture: first paint, browsers without WebGL, print. */
export function SvgMap({ japan, model, size, title, selected, onSelect, fluid = false }: Props) {
  const locale = useLocale();
  const scene = useMemo(
    () => svgScene(japan, model, fitView(boundsOf(mapPoints(model)), size, PADDING), size, locale),
    [japan, model, size, locale],
  );
  return (
    <svg className={classes.svg} width={fluid ? "100%" : size.width} height={fluid ? "100%" : size.height} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={title}>
      <rect className={classes.sea} width={size.width} height={size.height} />
      <path className={classes.land} d={scene.land} />
      {scene.labels
        .filter(({ item }) => item.role !== "stop" && item.role !== "end")
        .map((label) => (
          <MapText key={label.item.key} label={label} />
        ))}
      {scene.routes.map((route) => (
        <path key={route.day} className={classes.route} d={route.path} strokeDasharray={DASHES[route.day % DASHES.length]} />
      ))}
      {scene.ends.map(({ name, at }) => (
        <circle key={name} className={classes.end} cx={at[0]} cy={at[1]} r={5.5} />
      ))}
      {scene.labels
        .filter(({ item }) => item.role === "stop" || item.role === "end")
        .map((label) => (
          <MapText key={label.item.key} label={label} />
        ))}
      {scene.stops.map(({ stop, at }) => {
        const place = `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`;
        const pin = <Pin number={stop.number} kind={stop.kind} />;
        if (!onSelect) {
          return (
            <g key={stop.id} transform={place}>
              {pin}
            </g>
          );
        }
        return (
          <foreignObject key={stop.id} x={at[0] - 16} y={at[1] - 36} width={32} height={36} overflow="visible">
            <button
              type="button"
              className={classes.pin}
              aria-label={`${stop.number} ${stop.name}`}
              aria-pressed={stop.id === selected}
              onClick={() => onSelect(stop.id)}
            >
              <svg width={32} height={36} aria-hidden>
                <g transform="translate(16 35)">{pin}</g>
              </svg>
            </button>
          </foreignObject>
        );
      })}
    </svg>
  );
}

function MapText({ label }: { label: { item: SceneLabel; text: string; at: readonly [number, number] } }) {
  const role = classes[LABEL_CLASS[label.item.role]] ?? "";
  return (
    <text className={`${classes.label ?? ""} ${role}`} x={label.at[0]} y={label.at[1]} fontSize={label.item.fontSize}>
      {label.text}
    </text>
  );
}
