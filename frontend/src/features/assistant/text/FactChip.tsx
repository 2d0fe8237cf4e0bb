import { Tooltip } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId, useState, type ReactNode } from "react";

import { Words } from "@/components";
import { formatDay, formatExact } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { targetOf, type RecordTarget } from "@/lib/rich";

import type { ShownFact } from "./parse";
import classes from "./text.module.css";

const CURRENCY = /^[A-Z]{3}$/;

/** Sums over the whole book, and what is only proposed, have no record of their own. */
function targetOfFact({ source_ref: ref }: ShownFact): RecordTarget | null {
  if (ref === null || ref.id === "draft" || (ref.kind === "customer" && ref.id === "book")) return null;
  return targetOf(ref);
}

/** Words of an answer with the record they come from: a dashed underline that opens it; what it is and of when on hover and focus. */
export function FactChip({ fact, children }: { fact: ShownFact; children?: ReactNode }) {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const show = (event: { currentTarget: HTMLElement }) => setTarget(event.currentTarget);
  const hide = () => setTarget(null);
  const to = targetOfFact(fact);
  const shared = {
    className: children === undefined ? classes.cite : classes.fact,
    "data-figure": fact.unit !== "text",
    "aria-describedby": target === null ? undefined : id,
    onPointerEnter: show, onPointerLeave: hide, onFocus: show, onBlur: hide,
  };
  const words = children ?? fact.id;
  return (
    <>
      {to === null ? <span role="note" {...shared}>{words}</span> : <Link {...to} preload={false} {...shared}>{words}</Link>}
      {target !== null && <Tooltip id={id} target={target} opened withArrow multiline label={<Told fact={fact} />} />}
    </>
  );
}

/** What it is, its value, of when, and how far it can be trusted. */
function Told({ fact }: { fact: ShownFact }) {
  const { t } = useLingui();
  const locale = useLocale();
  const day = formatDay(fact.as_of, locale);
  const trust = { record: t`as recorded`, computed: t`computed from the records`, quoted: t`somebody's words` }[fact.trust];
  const value = CURRENCY.test(fact.unit) ? formatExact({ amount: fact.value, currency: fact.unit }, locale) : fact.unit === "date" ? formatDay(fact.value, locale) : fact.display;
  return (
    <span className={classes.tip}>
      <small><Words label={fact.label} /></small>
      <b>{value}</b>
      <small>{t`as of ${day}`} · {trust}</small>
    </span>
  );
}
