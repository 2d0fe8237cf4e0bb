import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";

import { Card, RichText } from "@/components";
import type { Trip, TripPlan } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./trip.module.css";

type Dropped = TripPlan["dropped"][number];

interface Props {
  trip: Trip;
  onMust: (customerId: string) => void;
  onInsert: (customerId: string, day: number) => void;
  canWrite: boolean;
}

/** Who was left out, why, and the two ways in: as a wish to the planner, or by hand. */
export function DroppedCard({ trip, onMust, onInsert, canWrite }: Props) {
  const { dropped, days } = trip.plan;
  return (
    <Card title={<Trans>Left out</Trans>} aside={<span className="num">{dropped.length}</span>} padded {...(classes.last ? { className: classes.last } : {})}>
      {dropped.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Every candidate is in the trip.</Trans>
        </p>
      ) : (
        <ul className={classes.dropped}>
          {dropped.map((candidate) => (
            <li key={candidate.customer_id}>
              <DroppedReason candidate={candidate} />
              {canWrite && (
                <div className={classes.droppedTools}>
                  <MustButton candidate={candidate} onMust={onMust} />
                  <InsertButton candidate={candidate} days={days} onInsert={onInsert} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function DroppedReason({ candidate }: { candidate: Dropped }) {
  return (
    <p>
      <b>{candidate.customer_name}</b>{" "}
      <span className={classes.reason}>
        — <RichText rich={candidate.text} />
      </span>
    </p>
  );
}

function MustButton({ candidate, onMust }: { candidate: Dropped; onMust: Props["onMust"] }) {
  const { t } = useLingui();
  const name = candidate.customer_name;
  return (
    <Button size="compact-xs" variant="default" aria-label={t`Must visit ${name}`} onClick={() => onMust(candidate.customer_id)}>
      <Trans>Must visit</Trans>
    </Button>
  );
}

function InsertButton({ candidate, days, onInsert }: { candidate: Dropped; days: TripPlan["days"]; onInsert: Props["onInsert"] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const name = candidate.customer_name;
  const button = (onClick?: () => void) => (
    <Button size="compact-xs" variant="subtle" aria-label={t`Put in ${name}`} onClick={onClick}>
      <Trans>Put in</Trans>
    </Button>
  );
  if (days.length === 1) return button(() => onInsert(candidate.customer_id, 0));
  return (
    <Menu withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        {days.map(({ date }, index) => (
          <Menu.Item key={date} onClick={() => onInsert(candidate.customer_id, index)}>
            {formatDay(date, locale)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
