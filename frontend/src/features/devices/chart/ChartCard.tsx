import { Button, SegmentedControl, Switch } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { Card, EmptyState, ErrorState, Lines as Ghost, useMetricName } from "@/components";
import type { Alarm, Device } from "@/lib/api";
import { formatMoment, formatReading, toMinute } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useShortcut } from "@/lib/shortcuts";

import { useSourceName } from "../words";
import classes from "./chart.module.css";
import { extend, type Line } from "./join";
import { LiveBadge } from "./LiveBadge";
import { useTooltip } from "./tooltip";
import { silenceOf, useLines } from "./useLines";
import { useLive } from "./useLive";
import type { ViewState } from "./useView";
import { ValuesTable } from "./ValuesTable";
import { EARLIER, LATER, pan, rangeOf, RANGES, zoom, type Range } from "./view";

const STEP = 0.25;
const FACTOR = 1.6;

interface ChartCardProps {
  device: Device;
  alarms: readonly Alarm[];
  state: ViewState;
}

/** Temperature and humidity over time, as a chart or as the table of the same values. */
export function ChartCard({ device, alarms, state }: ChartCardProps) {
  const { t } = useLingui();
  const { view, now, show } = state;
  const [live, setLive] = useState(true);
  const [table, setTable] = useState(false);
  const loaded = useLines(device, view, now);
  const stream = useLive(device, live);
  const lines = useMemo(() => loaded.lines?.map((line) => extend(line, stream.readings, silenceOf(device))) ?? null, [loaded.lines, stream.readings, device]);

  useShortcut(EARLIER, () => show(pan(view, -STEP)));
  useShortcut(LATER, () => show(pan(view, STEP)));
  useShortcut("+", () => show(zoom(view, 1 / FACTOR)));
  useShortcut("-", () => show(zoom(view, FACTOR)));

  const empty = lines?.every((line) => line.timestamps.length === 0) ?? false;
  return (
    <Card title={<Trans>Readings</Trans>} aside={<LiveBadge state={stream.state} />}>
      <div className={classes.tools}>
        <Ranges state={state} />
        <span className={classes.zoom}>
          <Button variant="default" size="compact-md" onClick={() => show(pan(view, -STEP))} aria-label={t`Earlier`}>←</Button>
          <Button variant="default" size="compact-md" onClick={() => show(pan(view, STEP))} aria-label={t`Later`}>→</Button>
          <Button variant="default" size="compact-md" onClick={() => show(zoom(view, 1 / FACTOR))} aria-label={t`Zoom in`}>+</Button>
          <Button variant="default" size="compact-md" onClick={() => show(zoom(view, FACTOR))} aria-label={t`Zoom out`}>−</Button>
        </span>
        <span className={classes.right}>
          <Switch label={t`Live`} checked={live} onChange={(event) => setLive(event.currentTarget.checked)} />
          <SegmentedControl aria-label={t`Show as`} value={table ? "table" : "chart"} onChange={(value) => setTable(value === "table")} data={[{ value: "chart", label: t`Chart` }, { value: "table", label: t`Table` }]} />
        </span>
      </div>
      {loaded.error !== null && <ErrorState kept={lines !== null} error={loaded.error} onRetry={loaded.retry} />}
      {lines === null && loaded.error === null && <Ghost rows={9} height={30} />}
      {lines !== null && (
        <>
          {empty && <EmptyState><Trans>Nothing was measured in this time.</Trans></EmptyState>}
          {table ? !empty && <ValuesTable lines={lines} view={view} /> : <Chart device={device} alarms={alarms} state={state} lines={lines} loading={loaded.loading} />}
          <Note device={device} lines={lines} state={state} />
        </>
      )}
    </Card>
  );
}

function Ranges({ state }: { state: ViewState }) {
  const { t } = useLingui();
  const names: Record<Range, string> = { "1h": t`1 h`, "24h": t`24 h`, "7d": t`7 d`, "30d": t`30 d`, "1y": t`1 y` };
  return <SegmentedControl aria-label={t`Range`} value={rangeOf(state.view) ?? ""} onChange={(value) => state.last(value as Range)} data={RANGES.map((range) => ({ value: range, label: names[range] }))} />;
}

interface ChartProps extends ChartCardProps {
  lines: Line[];
  loading: boolean;
}

function Chart({ device, alarms, state, lines, loading }: ChartProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const metricName = useMetricName();
  const tooltip = useTooltip(lines);
  const plot = useQuery({ queryKey: ["devices", "plot"], queryFn: () => import("./Plot"), staleTime: Infinity, gcTime: Infinity, retry: false });
  const { view, now, show } = state;
  const drawing = {
    device, lines, view, alarms, now, locale, tooltip,
    names: { temperature: metricName("temperature"), humidity: metricName("humidity") },
    limit: ({ direction, set_at, metric }: { direction: "above" | "below"; set_at: number; metric: Line["metric"] }) => (direction === "above" ? t`alarm from ${formatReading(set_at, metric)}` : t`alarm down from ${formatReading(set_at, metric)}`),
  };
  if (plot.isError) return <EmptyState action={<Button variant="default" onClick={() => void plot.refetch()}><Trans>Try again</Trans></Button>}><Trans>The chart could not be loaded. The table shows the same values.</Trans></EmptyState>;
  if (plot.data === undefined) return <Ghost rows={9} height={30} />;
  const names = lines.map((line) => metricName(line.metric)).join(" / ");
  return (
    <div className={classes.frame} data-loading={loading}>
      <plot.data.Plot drawing={drawing} onView={show} label={t`Chart of ${names}, ${formatMoment(toMinute(view.from), locale)} to ${formatMoment(toMinute(view.to), locale)}. The table shows the same values.`} />
    </div>
  );
}

function Note({ device, lines, state: { view } }: { device: Device; lines: Line[]; state: ViewState }) {
  const locale = useLocale();
  const sourceName = useSourceName();
  const sources = [...new Set(lines.filter((line) => line.timestamps.length > 0).map((line) => sourceName(line.source)))].join(" / ");
  const query = new URLSearchParams({ device_id: device.device_id, from: String(Math.round(view.from)), to: String(Math.round(view.to)) }).toString();
  return (
    <p className={classes.note}>
      <span className="num">{formatMoment(toMinute(view.from), locale)} – {formatMoment(toMinute(view.to), locale)}</span>
      {sources !== "" && <span><Trans>Drawn from {sources}</Trans></span>}
      <a href={`/api/metrics/export?${query}`} download={`${device.device_id}.csv`}><Trans>Download as CSV</Trans></a>
    </p>
  );
}
