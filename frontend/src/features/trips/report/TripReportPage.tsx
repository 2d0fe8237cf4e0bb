import "../briefing/print.css";

import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import { Card, EmptyState, PageHeader, QueryView, RichText } from "@/components";
import type { TripReport } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { reportQuery } from "../api/report";
import { TripSkeleton } from "../trip/TripSkeleton";
import classes from "./report.module.css";
import { ReportTotals } from "./ReportTotals";
import { ReportVisit } from "./ReportVisit";

/** What came of the trip? */
export function TripReportPage() {
  const { tripId } = useParams({ from: "/signed-in/trips/$tripId/report" });
  const query = useQuery(reportQuery(tripId));
  return (
    <QueryView query={query} skeleton={<TripSkeleton />}>
      {(report) => <Report report={report} />}
    </QueryView>
  );
}

function Report({ report }: { report: TripReport }) {
  const locale = useLocale();
  const canWrite = useCanWrite();
  const { trip, totals, visits, dropped, lines } = report;
  const [first, last] = [formatDay(trip.first_date, locale), formatDay(trip.last_date, locale)];
  const days = [...new Set(visits.map(({ date }) => date))];
  return (
    <>
      <PageHeader
        title={<Trans>Report: {trip.title}</Trans>}
        subtitle={<span className="num">{first === last ? first : `${first} – ${last}`}</span>}
        actions={
          <Button variant="default" component={Link} to={`/trips/${trip.trip_id}`}>
            <Trans>Back to the trip</Trans>
          </Button>
        }
        primary={
          <Button onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        }
      />
      <ReportTotals totals={totals} />
      <div className={classes.sheets}>
        {lines.length > 0 && (
          <Card title={<Trans>In short</Trans>} padded>
            <ul className={classes.lines}>{lines.map((line, index) => <li key={index}><RichText rich={line} /></li>)}</ul>
          </Card>
        )}
        {visits.length === 0 && <Card title={<Trans>Visits</Trans>}><EmptyState><Trans>This trip has no visits.</Trans></EmptyState></Card>}
        {days.map((date) => (
          <Card key={date} title={formatDay(date, locale)}>
            <ul className={classes.visits}>
              {visits.filter((visit) => visit.date === date).map((visit) => <ReportVisit key={visit.customer_id} tripId={trip.trip_id} visit={visit} canWrite={canWrite} />)}
            </ul>
          </Card>
        ))}
        {dropped.length > 0 && (
          <Card title={<Trans>Left out</Trans>} aside={<span className="num">{dropped.length}</span>} padded>
            <ul className={classes.lines}>
              {dropped.map(({ customer_id, customer_name, text }) => (
                <li key={customer_id}><Link to="/customers/$customerId" params={{ customerId: customer_id }}><b>{customer_name}</b></Link> — <RichText rich={text} /></li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
