import { Tooltip } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { useId, useRef, useState } from "react";

import type { Money } from "@/lib/api";
import { formatAmount, formatExact } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./Amount.module.css";

/** A short amount whose exact value is shown on hover, focus or tap. Missing amounts are a dash. */
export function Amount({ value, className }: { value: Money | null; className?: string }) {
  const locale = useLocale();
  if (value === null) return <Missing />;
  return (
    <span className={className}>
      <Exact short={formatAmount(value, locale)} exact={formatExact(value, locale)} />
    </span>
  );
}

/** A gain or a loss: ▲ or ▼ and the sign always, the colour by the user's preference. */
export function Gain({ value }: { value: Money | null }) {
  const locale = useLocale();
  if (value === null) return <Missing />;
  const number = Number(value.amount);
  const size = formatAmount({ ...value, amount: value.amount.replace(/^-/, "") }, locale);
  if (number === 0) return <span className={classes.change}>{size}</span>;
  const up = number > 0;
  return (
    <span className={`${classes.change} ${up ? classes.gain : classes.loss}`}>
      <span aria-hidden className={classes.mark}>{up ? "▲" : "▼"}</span>
      <Exact short={`${up ? "+" : "−"}${size}`} exact={formatExact(value, locale)} />
    </span>
  );
}

/** The tooltip is made only while it is open: a long list holds hundreds of amounts. */
function Exact({ short, exact }: { short: string; exact: string }) {
  const id = useId();
  const target = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (short === exact) return <span className="num">{short}</span>;
  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  return (
    <>
      <button type="button" ref={target} className={classes.amount} aria-describedby={open ? id : undefined} onPointerEnter={show} onPointerLeave={hide} onFocus={show} onBlur={hide} onClick={show}>
        {short}
      </button>
      {open && <Tooltip id={id} target={target} opened withArrow label={<span className="num">{exact}</span>} />}
    </>
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
