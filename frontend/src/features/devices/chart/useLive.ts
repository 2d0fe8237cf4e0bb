import { useDocumentVisibility } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import type { Device } from "@/lib/api";

import { deviceQuery } from "../api/device";
import type { Readings } from "./join";

export type LiveState = "off" | "connecting" | "live" | "paused" | "broken";

const MOST = 5000;
const NONE: Readings = { timestamps: [], temperature: [], humidity: [] };

function joined(old: Readings, next: Readings): Readings {
  return {
    timestamps: [...old.timestamps, ...next.timestamps].slice(-MOST),
    temperature: [...old.temperature, ...next.temperature].slice(-MOST),
    humidity: [...old.humidity, ...next.humidity].slice(-MOST),
  };
}

/** Readings as they come in, while `on` and while somebody looks: a hidden tab asks for nothing. */
export function useLive(device: Device, on: boolean): { state: LiveState; readings: Readings } {
  const queryClient = useQueryClient();
  const visible = useDocumentVisibility() !== "hidden";
  const [state, setState] = useState<"connecting" | "live" | "broken">("connecting");
  const [readings, setReadings] = useState(NONE);
  const missed = useRef(false);
  const id = device.device_id;
  useEffect(() => {
    if (!on || !visible) return;
    const source = new EventSource(`/api/metrics/stream?device_id=${encodeURIComponent(id)}`);
    source.addEventListener("open", () => {
      setState("live");
      if (missed.current) void queryClient.invalidateQueries({ queryKey: ["metrics", "tile", id] });
      missed.current = false;
    });
    source.addEventListener("readings", (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Readings & { status: string[] };
      setReadings((old) => joined(old, next));
      const at = next.timestamps.length - 1;
      const timestamp = next.timestamps[at];
      if (timestamp === undefined) return;
      const latest = { timestamp, temperature: next.temperature[at] ?? null, humidity: next.humidity[at] ?? null, status: next.status[at] ?? "ok" };
      queryClient.setQueryData(deviceQuery(id).queryKey, (old) => (old === undefined || (old.latest?.timestamp ?? 0) > timestamp ? old : { ...old, latest }));
    });
    source.addEventListener("reset", () => void queryClient.invalidateQueries({ queryKey: ["metrics", "tile", id] }));
    // The server closes now and then, and the browser comes back by itself; a refusal is final.
    source.addEventListener("error", () => setState(source.readyState === EventSource.CLOSED ? "broken" : "connecting"));
    return () => {
      source.close();
      missed.current = true;
      setState("connecting");
    };
  }, [id, on, visible, queryClient]);
  return { state: !on ? "off" : visible ? state : "paused", readings };
}
