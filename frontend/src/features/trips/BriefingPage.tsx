import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import { PageHeader, QueryView } from "@/components";

import { briefingQuery } from "./api/trips";
import { BriefingSheet } from "./briefing/BriefingSheet";

/** One visit on one page, on the screen and on paper. */
export function BriefingPage() {
  const { customerId } = useParams({ from: "/signed-in/customers/$customerId/briefing" });
  const query = useQuery(briefingQuery(customerId));
  return (
    <>
      <PageHeader
        title={<Trans>Briefing</Trans>}
        actions={
          <Button variant="default" component={Link} to={`/customers/${customerId}`}>
            <Trans>Open the customer</Trans>
          </Button>
        }
        primary={
          <Button onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        }
      />
      <QueryView query={query}>{(briefing) => <BriefingSheet briefing={briefing} />}</QueryView>
    </>
  );
}
