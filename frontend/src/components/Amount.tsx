import { Tooltip } from "@mantine/core";
import { Trans } from "@lingui/react/macro";

import type { Money } from "@/lib/api";
import { formatAmount, formatExact } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./Amount.module.css";

const SHOWN = { hover: true, focus: true, touch: true };

/** A short amount whose exact value is shown on hover, focus or tap. Missing amounts are a dash. */
export function Amount({ value, className }: { value: Money | null; className?: string }) {
  const locale = useLocale();
  if (value === null) return <Missing />;
  const short = formatAmount(value, locale);
  const exact = formatExact(value, locale);
  if (short === exact) return <span className={["num", className].filter(Boolean).join(" ")}>{short}</span>;
  return (
    <Tooltip label={<span className="num">{exact}</span>} events={SHOWN} withArrow>
      <button type="button" className={[classes.amount, className].filter(Boolean).join(" ")}>
        {short}
      </button>
    </Tooltip>
  );
}

/** A gain or a loss: ▲ or ▼ and the sign always, the colour by the user's preference. */
export function Gain({ value, percent }: { value: Money | null; percent?: string | null }) {
  const locale = useLocale();
  if (value === null) return <Missing />;
  const number = Number(value.amount);
  const size = { ...value, amount: value.amount.replace(/^-/, "") };
  const tone = number > 0 ? classes.gain : number < 0 ? classes.loss : undefined;
  const mark = number > 0 ? "▲" : number < 0 ? "▼" : "";
  return (
    <span className={[classes.change, tone].filter(Boolean).join(" ")}>
      {mark !== "" && <span aria-hidden className={classes.mark}>{mark}</span>}
      {number === 0 ? formatAmount(size, locale) : <Signed value={value} size={size} />}
      {percent !== undefined && percent !== null && <span className="num"> ({percent})</span>}
    </span>
  );
}

function Signed({ value, size }: { value: Money; size: Money }) {
  const locale = useLocale();
  return (
    <Tooltip label={<span className="num">{formatExact(value, locale)}</span>} events={SHOWN} withArrow>
      <button type="button" className={classes.amount}>
        {Number(value.amount) > 0 ? "+" : "−"}
        {formatAmount(size, locale)}
      </button>
    </Tooltip>
  );
}

function Missing() {
  return (
    <span className={classes.missing}>
      <span aria-hidden>—</span>
      <span className="sr-only">
        <Trans>not known</Trans>
      </span>
    </span>
  );
}
