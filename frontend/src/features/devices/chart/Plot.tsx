import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { LineChart } from "echarts/charts";
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from "echarts/components";
import { init, use as register, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "react";

import classes from "./chart.module.css";
import { useGestures } from "./gestures";
import { heightOf, MARGINS, optionOf, type Drawing, type Palette } from "./option";
import type { View } from "./view";

register([LineChart, GridComponent, AxisPointerComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, MarkPointComponent, CanvasRenderer]);

interface PlotProps {
  drawing: Omit<Drawing, "palette">;
  label: string;
  onView: (view: View) => void;
}

/** The drawn chart; only this file and its chunk know the library. */
export function Plot({ drawing, label, onView }: PlotProps) {
  const scheme = useComputedColorScheme("light");
  const { ref: sized, width } = useElementSize();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  const height = heightOf(drawing.lines.length);
  useGestures(frame, drawing.view, onView, MARGINS);

  useEffect(() => {
    if (canvas.current === null) return;
    const made = init(canvas.current, null, { renderer: "canvas" });
    setChart(made);
    return () => made.dispose();
  }, []);
  useEffect(() => {
    if (width > 0) chart?.resize({ width, height });
  }, [chart, width, height]);
  useEffect(() => {
    // The palette is read anew when the theme changes.
    if (chart !== null && width > 0) chart.setOption(optionOf({ ...drawing, palette: paletteOf(scheme) }), { notMerge: true, lazyUpdate: true });
  }, [chart, drawing, width, scheme]);

  return (
    <div ref={frame} className={classes.plot} role="img" aria-label={label}>
      <div ref={sized}>
        <div ref={canvas} style={{ height }} />
      </div>
    </div>
  );
}

const palettes = new Map<string, Palette>();

function paletteOf(scheme: string): Palette {
  const known = palettes.get(scheme);
  if (known !== undefined) return known;
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const made: Palette = { ink: read("ink"), soft: read("soft"), faint: read("faint"), line: read("line"), card: read("card"), ai: read("ai"), beni: read("beni"), yama: read("yama"), font: read("font") };
  palettes.set(scheme, made);
  return made;
}
