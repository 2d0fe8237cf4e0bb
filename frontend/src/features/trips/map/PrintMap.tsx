import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";

import type { TripDay } from "@/lib/api";

import classes from "./map.module.css";
import { tripMap } from "./model";
import { SvgMap } from "./SvgMap";
import { useJapan } from "./useJapan";

/** The proportions of `.paper` in the styles. */
const SIZE = { width: 800, height: 400 };

/** The map as a still picture that grows with the paper. */
export function PrintMap({ days }: { days: readonly TripDay[] }) {
  const { t } = useLingui();
  const model = useMemo(() => tripMap(days), [days]);
  const japan = useJapan();
  return (
    <div className={`${classes.frame ?? ""} ${classes.paper ?? ""}`}>
      {japan.isSuccess && <SvgMap japan={japan.data} model={model} size={SIZE} title={t`Map of the trip`} fluid />}
      {japan.isError && (
        <p className={classes.message}>
          <Trans>The map could not be loaded. The timetable is complete without it.</Trans>
        </p>
      )}
      <p className={classes.credit}>Natural Earth, GeoNames</p>
    </div>
  );
}
