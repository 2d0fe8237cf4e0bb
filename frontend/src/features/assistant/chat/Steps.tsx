import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Lines } from "@/components";
import { useLocale } from "@/lib/i18n";

import { stepsQuery } from "../run/stepsQuery";
import type { Step } from "../run/draft";
import classes from "./chat.module.css";
import { useStepName } from "./stepWords";

/** What is done for an answer, while it is done. */
export function LiveSteps({ steps }: { steps: Step[] }) {
  const { t } = useLingui();
  const nameOf = useStepName();
  const [open, setOpen] = useState(false);
  const now = steps.at(-1);
  return (
    <details className={classes.steps} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{now === undefined ? t`Reading the question…` : `${nameOf(now)}…`}</summary>
      <StepList steps={steps} />
    </details>
  );
}

/** What was done for an answer; the log is kept for a day and read when somebody asks. */
export function PastSteps({ runId }: { runId: string }) {
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...stepsQuery(runId), enabled: open });
  return (
    <details className={classes.steps} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Trans>How this was found</Trans></summary>
      {query.isPending && open && <Lines rows={2} />}
      {query.isError && <p><Trans>The steps are kept for a day. Ask again to see them.</Trans></p>}
      {query.data !== undefined && <StepList steps={query.data} />}
    </details>
  );
}

function StepList({ steps }: { steps: Step[] }) {
  const nameOf = useStepName();
  const locale = useLocale();
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.key}>
          <b>{nameOf(step)}</b>{" "}
          {step.facts !== null && <small><Plural value={step.facts} one="# fact" other="# facts" />{step.ms !== null && ` · ${step.ms} ms`}</small>}
          {argsOf(step.args) !== "" && <div><small>{argsOf(step.args)}</small></div>}
          {step.missing.map((missing, index) => <div key={index}><small><Trans>Not on record: {missing.what[locale]} ({missing.why[locale]})</Trans></small></div>)}
        </li>
      ))}
    </ol>
  );
}

/** What a tool was given, as far as it means something to a person: places, days, words; no ids. */
const TOLD = ["areas", "said", "words", "period", "since", "start", "end", "days", "due_on"];

function argsOf(args: Record<string, unknown>): string {
  return TOLD.flatMap((name) => args[name] ?? []).map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" · ");
}
