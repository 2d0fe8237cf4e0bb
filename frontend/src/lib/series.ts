import { api, unwrap, type Metric, type Series } from "@/lib/api";

/** What to draw: [from, to) in epoch ms, at most `points` a series. */
export interface SeriesAsk {
  devices: readonly string[];
  metrics: readonly Metric[];
  from: number;
  to: number;
  points: number;
}

/** Series of many devices in one request. */
export async function fetchSeries({ devices, metrics, from, to, points }: SeriesAsk, signal: AbortSignal): Promise<Series[]> {
  const query = { device_id: [...devices], metric: [...metrics], from, to, max_points: points, stat: "minmax" as const };
  const answer = await unwrap(api.GET("/api/metrics/series", { params: { query }, signal }));
  return answer.series;
}

const DAY = 86_400_000;
const SPARK_POINTS = 48;
const SPARK_REFRESH = 5 * 60_000;

export interface SparkAsk {
  device_id: string;
  metrics: readonly Metric[];
}

/** The last 24 hours of each device's first metric, all in one request. */
export function sparksQuery(devices: readonly SparkAsk[]) {
  const ids = devices.map((device) => device.device_id);
  return {
    queryKey: ["metrics", "sparks", ids],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Sparks> => {
      const to = Date.now();
      const metrics = [...new Set(devices.flatMap((device) => device.metrics.slice(0, 1)))];
      const from = to - DAY;
      const found = await fetchSeries({ devices: ids, metrics, from, to, points: SPARK_POINTS }, signal);
      const wanted = new Map(devices.map((device) => [device.device_id, device.metrics[0]]));
      return { from, to, series: new Map(found.filter((one) => wanted.get(one.device_id) === one.metric).map((one) => [one.device_id, one])) };
    },
    enabled: ids.length > 0,
    staleTime: SPARK_REFRESH,
    refetchInterval: SPARK_REFRESH,
  };
}

export interface Sparks {
  from: number;
  to: number;
  series: Map<string, Series>;
}
