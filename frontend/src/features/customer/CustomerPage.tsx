import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";

import { AskButton, Card, Columns, Key, Lines, PageHeader, QueryView, StatStripSkeleton } from "@/components";
import type { CustomerPage as Page } from "@/lib/api";
import { useCanWrite } from "@/lib/session";
import { useShortcut } from "@/lib/shortcuts";
import { recordVisit } from "@/lib/visit";
import { useSubject } from "@/lib/subject";

import { pageQuery } from "./api/page";
import { Devices } from "./Devices";
import { Beside, Tags } from "./Head";
import { History } from "./History";
import { Holdings } from "./Holdings";
import { Inflows } from "./Inflows";
import { NoteDialog } from "./NoteDialog";
import { Notes } from "./Notes";
import { Profile } from "./Profile";
import { Signals } from "./Signals";
import { Suitability } from "./Suitability";
import { Totals } from "./Totals";
import { useHashTarget } from "./useHashTarget";

const route = getRouteApi("/signed-in/customers/$customerId");

/** What do I need to know before I knock? */
export function CustomerPage() {
  const { customerId } = route.useParams();
  const query = useQuery(pageQuery(customerId));
  return (
    <QueryView query={query} skeleton={<Skeletons />}>
      {(page) => <Loaded page={page} />}
    </QueryView>
  );
}

function Loaded({ page }: { page: Page }) {
  const { t } = useLingui();
  const canWrite = useCanWrite();
  const [writing, dialog] = useDisclosure(false);
  const { customer } = page;
  const id = customer.customer_id;
  useHashTarget();
  useSubject({ kind: "customer", name: customer.name, customerId: id, tripId: null, people: [customer.name] });
  useShortcut("n", () => {
    if (canWrite) dialog.open();
  });
  return (
    <>
      <PageHeader
        title={customer.name}
        beside={<Beside customer={customer} />}
        subtitle={<Tags page={page} />}
        actions={
          <>
            <AskButton />
            <Button variant="default" component={Link} to={`/customers/${id}/briefing`}><Trans>Briefing</Trans></Button>
            {canWrite && <Button variant="default" onClick={() => recordVisit({ customerId: id, name: customer.name, tripId: null, on: null })}><Trans>Record the visit</Trans></Button>}
            {canWrite && <Button variant="default" onClick={dialog.open} rightSection={<Key>N</Key>}><Trans>Write a note</Trans></Button>}
          </>
        }
        primary={canWrite ? <Button component={Link} to={`/trips/new?customer=${encodeURIComponent(id)}`}><Trans>Add to a trip</Trans></Button> : undefined}
      />
      <Totals page={page} />
      <Columns
        main={
          <>
            <Signals signals={page.signals} />
            <Holdings holdings={page.holdings} allocation={page.allocation} />
            <Devices page={page} canWrite={canWrite} />
            <Notes customerId={id} notes={page.notes} canWrite={canWrite} onWrite={dialog.open} />
            <Inflows customerId={id} inflows={page.inflows} canWrite={canWrite} />
          </>
        }
        side={
          <>
            <Suitability customer={customer} canWrite={canWrite} />
            <Profile customer={customer} canWrite={canWrite} />
            <History entries={page.timeline} />
          </>
        }
      />
      {writing && <NoteDialog customerId={id} note={null} onClose={dialog.close} title={t`Write a note`} />}
    </>
  );
}

function Skeletons() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <PageHeader title="…" />
      <StatStripSkeleton />
      <Columns main={<Card title={t`Holdings`}><Lines rows={7} /></Card>} side={<Card title={t`Suitability`}><Lines /></Card>} />
    </div>
  );
}
