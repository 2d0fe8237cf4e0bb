import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";

import { Pairs, QueryView, Sheet, useAssetClassName } from "@/components";
import type { EconomicEvent } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { eventQuery } from "./api/event";
import { useEventWords } from "./words";

const EventDialog = lazy(async () => ({ default: (await import("./EventDialog")).EventDialog }));

export function EventSheet({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const query = useQuery(eventQuery(eventId));
  const canWrite = useCanWrite();
  const [editing, edit] = useDisclosure(false);
  return (
    <Sheet title={query.data?.title ?? eventId} onClose={onClose}>
      <QueryView query={query}>
        {(event) => (
          <>
            <Details event={event} />
            {canWrite && <Button variant="default" mt="md" onClick={edit.open}><Trans>Change</Trans></Button>}
            <Suspense fallback={null}>{editing && <EventDialog event={event} onClose={edit.close} />}</Suspense>
          </>
        )}
      </QueryView>
    </Sheet>
  );
}

function Details({ event }: { event: EconomicEvent }) {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useEventWords();
  const className = useAssetClassName();
  const withUnit = (value: string | null, unit: string) => (value === null ? null : `${Number(value) > 0 ? "+" : ""}${value}${unit}`);
  return (
    <Pairs
      pairs={[
        [t`Date`, formatDay(event.occurs_on, locale)],
        [t`Category`, words.category[event.category]],
        [t`Impact`, words.impact[event.impact]],
        [t`Region`, event.region],
        [t`Forecast`, event.forecast],
        [t`Previous`, event.previous],
        [t`Actual`, event.actual],
        [t`Currency`, event.currency],
        [t`Touches`, event.asset_classes.map(className).join("・")],
        [t`Sectors`, event.sectors.join("・")],
        [t`Change of rates`, withUnit(event.rates_bp, " bp")],
        [t`Change of currencies`, withUnit(event.fx_pct, "%")],
        [t`Change of stocks`, withUnit(event.equity_pct, "%")],
        [t`Description`, event.description],
      ]}
    />
  );
}
