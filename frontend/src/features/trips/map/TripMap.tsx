import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import type { Settings, TripDay } from "@/lib/api";

import classes from "./map.module.css";
import { tripMap } from "./model";
import { hasWebGl, savesData } from "./support";
import { SvgMap } from "./SvgMap";
import { useJapan } from "./useJapan";

interface Props {
  days: readonly TripDay[];
  tiles: Settings["tile_source"];
  selected: string | null;
  onSelect: (customerId: string) => void;
}

/** Where am I when: pins, day lines, start and end. An SVG picture first, the moving map as soon as it is there. */
export function TripMap({ days, tiles, selected, onSelect }: Props) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const { ref, width, height } = useElementSize();
  const model = useMemo(() => tripMap(days), [days]);
  const [canMove, setCanMove] = useState(() => hasWebGl() && !savesData());
  const [ready, setReady] = useState(false);
  const japan = useJapan();
  const gl = useQuery({
    queryKey: ["map", "gl"],
    queryFn: () => import("./GlMap"),
    enabled: canMove && japan.isSuccess,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  });
  const moving = canMove && gl.isSuccess;
  const title = t`Map of the trip`;
  return (
    <section className={classes.frame} aria-label={title}>
      <div ref={ref} className={classes.layer}>
        {japan.isSuccess && width > 0 && !(moving && ready) && (
          <SvgMap japan={japan.data} model={model} size={{ width, height }} title={title} selected={selected} onSelect={onSelect} />
        )}
      </div>
      {japan.isSuccess && moving && (
        <div className={ready ? classes.layer : `${classes.layer ?? ""} ${classes.hidden ?? ""}`}>
          <gl.data.GlMap
            japan={japan.data}
            model={model}
            scheme={scheme}
            tiles={tiles}
            selected={selected}
            onSelect={onSelect}
            onReady={() => setReady(true)}
            onFail={() => setCanMove(false)}
          />
        </div>
      )}
      {japan.isError && (
        <p className={classes.message} role="status">
          <Trans>The map could not be loaded. The timetable is complete without it.</Trans>
        </p>
      )}
      <Credit tiles={tiles} moving={moving} />
      <RouteList days={days} />
    </section>
  );
}

function Credit({ tiles, moving }: { tiles: Settings["tile_source"]; moving: boolean }) {
  return (
    <p className={classes.credit}>
      {tiles && moving ? `${tiles.attribution} · ` : ""}
      Natural Earth, GeoNames
    </p>
  );
}

/** What the map shows, in words. */
function RouteList({ days }: { days: readonly TripDay[] }) {
  return (
    <ol className="sr-only">
      {days.map((day, index) => {
        const names = day.items.flatMap((item) => (item.type === "visit" ? [item.customer_name] : []));
        return (
          <li key={day.date}>
            <Trans>Day {index + 1}</Trans> (<Plural value={names.length} one="# visit" other="# visits" />):{" "}
            {[day.start.name, ...names, day.end.name].join(" → ")}
          </li>
        );
      })}
    </ol>
  );
}
