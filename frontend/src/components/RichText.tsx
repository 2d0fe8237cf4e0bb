import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Label, Ref, Rich } from "@/lib/api";
import { useLocale } from "@/lib/i18n";
import { segmentsOf, targetOf } from "@/lib/rich";

import classes from "./RichText.module.css";

/** Text made by code: figures with a record behind them carry a dashed underline and open that record. */
export function RichText({ rich }: { rich: Rich }) {
  const segments = segmentsOf(rich, useLocale());
  return (
    <>
      {segments.map((segment, index) => {
        const words = segment.strong ? <b className={classes.strong}>{segment.text}</b> : segment.text;
        // Segments have no identity of their own and never move.
        return segment.ref === null ? <span key={index}>{words}</span> : <RecordLink key={index} to={segment.ref}>{words}</RecordLink>;
      })}
    </>
  );
}

export function RecordLink({ to, children }: { to: Ref; children: ReactNode }) {
  const target = targetOf(to);
  if (target === null) return <>{children}</>;
  return (
    <Link {...target} className={classes.fact}>
      {children}
    </Link>
  );
}

/** A label in the reader's language. */
export function Words({ label }: { label: Label }) {
  return <>{label[useLocale()]}</>;
}
