import { useLingui } from "@lingui/react/macro";

import type { ScorePart } from "@/lib/api";
import { formatNumber } from "@/lib/format";
import { useKindName } from "./kinds";

import classes from "./ScoreBar.module.css";

const FULL = 100;

/** A score out of 100 as a bar whose segments have the colours of what they come from. */
export function ScoreBar({ parts }: { parts: ScorePart[] }) {
  const { t } = useLingui();
  const nameOf = useKindName();
  const shown = parts.filter((part) => part.points > 0);
  const words = shown.map((part) => `${nameOf(part.kind)} ${formatNumber(part.points)}`).join(", ");
  return (
    <div className={classes.bar} role="img" aria-label={words === "" ? t`No points` : words}>
      {shown.map((part) => (
        <i key={part.kind} data-kind={part.kind} style={{ width: `${(part.points / FULL) * 100}%` }} />
      ))}
    </div>
  );
}
