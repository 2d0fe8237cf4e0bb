import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import classes from "./Shell.module.css";

const MOST = 100;
const REFRESH = 60_000;

/** How many alarms are open, in crimson; nothing while all is well. */
export function OpenAlarms() {
  const { t } = useLingui();
  const query = useQuery({
    queryKey: ["alarms", "count"],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/alarms", { params: { query: { state: "open", limit: MOST } }, signal }))).items.length,
    refetchInterval: REFRESH,
  });
  const open = query.data ?? 0;
  if (open === 0) return null;
  const most = `${MOST - 1}+`;
  const shown = open >= MOST ? most : String(open);
  const words = open >= MOST ? t`${most} open alarms` : t`${plural(open, { one: "# open alarm", other: "# open alarms" })}`;
  return <span className={classes.alarms} aria-label={words} role="img">{shown}</span>;
}
