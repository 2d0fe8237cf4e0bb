import { Trans, useLingui } from "@lingui/react/macro";
import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";

import type { TripDay } from "@/lib/api";

import classes from "./map.module.css";
import { tripMap } from "./model";
import { SvgMap } from "./SvgMap";
import { useJapan } from "./useJapan";

/** The map as a still picture for paper. */
export function PrintMap({ days }: { days: readonly TripDay[] }) {
  const { t } = useLingui();
  const { ref, width, height } = useElementSize();
  const model = useMemo(() => tripMap(days), [days]);
  const japan = useJapan();
  return (
    <div className={classes.frame}>
      <div ref={ref} className={classes.layer}>
        {japan.isSuccess && width > 0 && <SvgMap japan={japan.data} model={model} size={{ width, height }} title={t`Map of the trip`} />}
        {japan.isError && (
          <p className={classes.message}>
            <Trans>The map could not be loaded. The timetable is complete without it.</Trans>
          </p>
        )}
      </div>
      <p className={classes.credit}>Natural Earth, GeoNames</p>
    </div>
  );
}
