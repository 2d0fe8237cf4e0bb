import { Trans, useLingui } from "@lingui/react/macro";

import type { Mode } from "../run/events";
import classes from "./chat.module.css";

interface ModeBadgeProps {
  mode: Mode | null;
  model: string | null;
  /** Why a live answer is given by rules. */
  fallback: string | null;
}

/** Who words the answers: rules over the records, or a model over the same records. */
export function ModeBadge({ mode, model, fallback }: ModeBadgeProps) {
  const { t } = useLingui();
  if (mode === "live") return <span className={classes.badge} data-tone="live">{model === null ? t`Worded by a model` : t`Worded by ${model}`}</span>;
  if (mode !== "rules") return null;
  if (fallback === null) return <span className={classes.badge} title={t`Answered by rules from your records, without a model`}><Trans>By rules</Trans></span>;
  const reasons: Record<string, string> = { "no-key": t`no model is set up`, budget: t`this month's budget is used up`, unavailable: t`the model does not answer`, timeout: t`the model took too long`, limit: t`the model came to no end`, unverified: t`the model said what the records do not`, busy: t`the model is busy` };
  const reason = reasons[fallback] ?? t`the model does not answer`;
  return <span className={classes.badge} data-tone={fallback === "no-key" ? undefined : "warn"}><Trans>By rules: {reason}</Trans></span>;
}
