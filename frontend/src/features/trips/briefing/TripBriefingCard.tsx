import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, EmptyState, QueryView } from "@/components";
import type { Trip } from "@/lib/api";
import { assistantInfoQuery } from "@/lib/assistant";

import { tripBriefingsQuery } from "../api/trips";
import { BriefingBody } from "./BriefingBody";
import classes from "./briefing.module.css";
import { Checked } from "./Checked";
import { Worded } from "./Worded";

/** What do I say at the stop that is selected? */
export function TripBriefingCard({ trip, customerId }: { trip: Trip; customerId: string }) {
  const { t } = useLingui();
  const live = useQuery(assistantInfoQuery).data?.mode === "live";
  const [wording, setWording] = useState<"rules" | "worded">("rules");
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
              {live && (
                <div className={classes.switch}>
                  <SegmentedControl size="xs" aria-label={t`How it is worded`} value={wording} onChange={(value) => setWording(value === "worded" ? "worded" : "rules")} data={[{ value: "rules", label: t`Plain facts` }, { value: "worded", label: t`Worded` }]} />
                </div>
              )}
              {live && wording === "worded" ? <Worded trip={trip} customerId={customerId} /> : <BriefingBody briefing={briefing} />}
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
