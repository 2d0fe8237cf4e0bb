import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Card, EmptyState, QueryView } from "@/components";
import type { Trip } from "@/lib/api";

import { tripBriefingsQuery } from "../api/trips";
import { BriefingBody } from "./BriefingBody";
import classes from "./briefing.module.css";
import { Checked } from "./Checked";

/** What do I say at the stop that is selected? */
export function TripBriefingCard({ trip, customerId }: { trip: Trip; customerId: string }) {
  const query = useQuery(tripBriefingsQuery(trip.trip_id, trip.version));
  const briefing = query.data?.items.find(({ customer }) => customer.customer_id === customerId);
  return (
    <Card
      title={
        briefing ? (
          <Trans>Briefing — {briefing.customer.name}</Trans>
        ) : (
          <Trans>Briefing</Trans>
        )
      }
      aside={briefing && <Checked briefing={briefing} />}
    >
      <QueryView query={query}>
        {() =>
          briefing ? (
            <>
              <BriefingBody briefing={briefing} />
              <p className={classes.more}>
                <Link to="/customers/$customerId/briefing" params={{ customerId }}>
                  <Trans>On one page, to print</Trans>
                </Link>
              </p>
            </>
          ) : (
            <EmptyState>
              <Trans>There is no briefing for this stop yet.</Trans>
            </EmptyState>
          )
        }
      </QueryView>
    </Card>
  );
}
