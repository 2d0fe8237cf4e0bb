import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Loader } from "@mantine/core";

import { Card, EmptyState, ErrorState, Lines, RichText } from "@/components";
import { isProblem, type TripPlan } from "@/lib/api";
import { formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useSettings } from "@/lib/session";

import { rowsOf } from "../lib/timetable";
import { TripMap } from "../map/TripMap";
import { Timetable } from "../timetable/Timetable";
import { DroppedReason } from "../trip/DroppedCard";
import tripClasses from "../trip/trip.module.css";
import classes from "./planning.module.css";

interface Props {
  plan: TripPlan | null;
  computing: boolean;
  /** Something is still missing in the wishes. */
  incomplete: boolean;
  error: Error | null;
  onRetry: () => void;
  onMust: (customerId: string) => void;
  selected: string | null;
  onSelect: (customerId: string) => void;
}

/** The plan for the present wishes; the last one stays while the next is computed. */
export function PlanPreview({ plan, computing, incomplete, error, onRetry, onMust, selected, onSelect }: Props) {
  const settings = useSettings();
  return (
    <div className={classes.preview}>
      <div className={classes.status} role="status">
        {computing && (
          <span className={classes.computing}>
            <Loader size={14} /> <Trans>Planning…</Trans>
          </span>
        )}
        {!computing && incomplete && <Trans>The plan appears when every day has its date, hours and places.</Trans>}
        {!computing && !incomplete && plan && <PlanFacts plan={plan} />}
      </div>
      {error && <PlanError error={error} onRetry={onRetry} kept={plan !== null} />}
      {plan && plan.conflicts.length > 0 && <Conflicts plan={plan} />}
      <TripMap days={plan?.days ?? []} tiles={settings?.tile_source ?? null} selected={selected} onSelect={onSelect} />
      <div className={classes.results}>
        <Card title={<Trans>Timetable</Trans>}>
          {plan && <Timetable days={rowsOf(plan)} selected={selected} onSelect={onSelect} />}
          {!plan && !incomplete && !error && <Lines rows={8} />}
          {!plan && (incomplete || error) && (
            <EmptyState>
              <Trans>No plan yet.</Trans>
            </EmptyState>
          )}
        </Card>
        {plan && <LeftOut plan={plan} onMust={onMust} />}
      </div>
    </div>
  );
}

/** Wishes that nobody meets are no fault of anything; everything else is said as everywhere. */
function PlanError({ error, onRetry, kept }: { error: Error; onRetry: () => void; kept: boolean }) {
  if (!isProblem(error, "no-candidates")) return <ErrorState error={error} onRetry={onRetry} kept={kept} />;
  return (
    <p className={classes.nobody} role="alert">
      <Trans>Nobody can be met with these wishes. Choose another area, or make a customer a must.</Trans>
    </p>
  );
}

function PlanFacts({ plan }: { plan: TripPlan }) {
  const { t } = useLingui();
  const travel = formatMinutes(plan.travel_minutes, useLocale());
  return (
    <span className="num">
      <Plural value={plan.visits} one="# visit" other="# visits" /> · {t`travel ${travel}`} ·{" "}
      <Trans>
        value {plan.value} / {plan.value_max}
      </Trans>
    </span>
  );
}

function Conflicts({ plan }: { plan: TripPlan }) {
  return (
    <Card title={<Trans>These wishes do not fit together</Trans>}>
      <ul className={tripClasses.conflicts}>
        {plan.conflicts.map((conflict) => (
          <li key={conflict.customer_id}>
            <RichText rich={conflict.text} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LeftOut({ plan, onMust }: { plan: TripPlan; onMust: (customerId: string) => void }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Left out</Trans>} aside={<span className="num">{plan.dropped.length}</span>} padded>
      {plan.dropped.length === 0 ? (
        <p className={tripClasses.quiet}>
          <Trans>Every candidate is in the trip.</Trans>
        </p>
      ) : (
        <ul className={tripClasses.dropped}>
          {plan.dropped.map((candidate) => {
            const name = candidate.customer_name;
            return (
              <li key={candidate.customer_id}>
                <DroppedReason candidate={candidate} />
                <Button size="compact-xs" variant="default" mt={4} aria-label={t`Must visit ${name}`} onClick={() => onMust(candidate.customer_id)}>
                  <Trans>Must visit</Trans>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
