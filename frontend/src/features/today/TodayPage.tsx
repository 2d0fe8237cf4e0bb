import { Button } from "@mantine/core";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Columns, EmptyState, Key, PageHeader, QueryView, StatStripSkeleton } from "@/components";
import type { Today } from "@/lib/api";
import { formatLongDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite, useUser } from "@/lib/session";
import { runShortcut } from "@/lib/shortcuts";

import { todayQuery } from "./api/today";
import { Changes } from "./Changes";
import { NextTrip } from "./NextTrip";
import { RankedSkeleton } from "./RankedSkeleton";
import { Reasons } from "./Reasons";
import { TodayStats } from "./TodayStats";
import { useGreeting } from "./useGreeting";

/** Whom should I see, and why now? */
export function TodayPage() {
  const query = useQuery(todayQuery);
  const greeting = useGreeting(useUser().display_name);
  const canWrite = useCanWrite();
  return (
    <>
      <PageHeader
        title={greeting}
        subtitle={query.data === undefined ? <Trans>Collecting the reasons</Trans> : <Subtitle today={query.data} />}
        actions={
          <Button variant="default" visibleFrom="sm" onClick={() => runShortcut("/")} rightSection={<Key>/</Key>}>
            <Trans>Search</Trans>
          </Button>
        }
        primary={
          canWrite ? (
            <Button component={Link} to="/trips/new" rightSection={<Key>P</Key>}>
              <Trans>Plan a trip</Trans>
            </Button>
          ) : undefined
        }
      />
      <QueryView query={query} skeleton={<Skeletons />} isEmpty={(data) => data.stats.customers === 0} empty={<EmptyBook canWrite={canWrite} />}>
        {(data) => (
          <>
            <TodayStats stats={data.stats} />
            <Columns main={<Reasons today={data} />} side={<><NextTrip trip={data.next_trip} today={data.today} /><Changes /></>} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Subtitle({ today }: { today: Today }) {
  const day = formatLongDay(today.today, useLocale());
  return (
    <span className="num">
      {day} · <Plural value={today.reasons_this_week} _0="No reason to visit this week" one="# reason to visit this week" other="# reasons to visit this week" />
    </span>
  );
}

function Skeletons() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <StatStripSkeleton />
      <RankedSkeleton />
    </div>
  );
}

function EmptyBook({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState action={canWrite && <Button component={Link} to="/import"><Trans>Import customers</Trans></Button>}>
      <Trans>There are no customers yet. Import the six CSV files to see whom to visit.</Trans>
    </EmptyState>
  );
}
