import { NativeSelect, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, EmptyState, FilterBar, KindTag, PagedList, PageHeader, SimpleTable, useAssetClassName, useRowFocus, type SimpleColumn } from "@/components";
import type { EconomicEvent } from "@/lib/api";
import { daysBetween, formatDay, formatRelativeDays, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { eventsQuery } from "./api/events";
import { EventSheet } from "./EventSheet";
import { useEventWords } from "./words";

const route = getRouteApi("/signed-in/events");

interface Filters {
  q: string;
  category: string;
  impact: string;
}

export function EventsPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const [filters, setFilters] = useState<Filters>({ q: "", category: "", impact: "" });
  const query = useInfiniteQuery(eventsQuery);
  const words = useEventWords();
  const columns = useColumns();
  const list = useRowFocus<HTMLDivElement>();
  const set = (change: Partial<Filters>) => setFilters((old) => ({ ...old, ...change }));
  const options = (all: string, labels: Record<string, string>) => [{ value: "", label: all }, ...Object.entries(labels).map(([value, label]) => ({ value, label }))];
  const matches = (row: EconomicEvent) => row.title.includes(filters.q.trim()) && (filters.category === "" || row.category === filters.category) && (filters.impact === "" || row.impact === filters.impact);
  const none = <EmptyState><Trans>No event matches.</Trans></EmptyState>;
  return (
    <div ref={list}>
      <PageHeader title={<Trans>Economic events</Trans>} />
      <FilterBar>
        <TextInput type="search" aria-label={t`Search events`} placeholder={t`Title`} value={filters.q} onChange={(event) => set({ q: event.currentTarget.value })} />
        <NativeSelect aria-label={t`Category`} value={filters.category} onChange={(event) => set({ category: event.currentTarget.value })} data={options(t`All categories`, words.category)} />
        <NativeSelect aria-label={t`Impact`} value={filters.impact} onChange={(event) => set({ impact: event.currentTarget.value })} data={options(t`Any impact`, words.impact)} />
      </FilterBar>
      <Card label={t`Economic calendar`}>
        <PagedList query={query} empty={none}>
          {(rows) => {
            const shown = rows.filter(matches);
            return shown.length === 0 ? none : <SimpleTable label={t`Economic events`} rows={shown} columns={columns} keyOf={(row) => row.event_id} />;
          }}
        </PagedList>
      </Card>
      {open !== undefined && <EventSheet eventId={open} onClose={() => void navigate({ search: {} })} />}
    </div>
  );
}

function useColumns(): SimpleColumn<EconomicEvent>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const words = useEventWords();
  const className = useAssetClassName();
  const today = todayInJapan();
  return [
    { key: "title", title: t`Event`, cell: (row) => <Link to="/events" search={{ open: row.event_id }} data-row>{row.title}</Link> },
    { key: "day", title: t`Date`, cell: (row) => <span className="num">{formatDay(row.occurs_on, locale)}</span> },
    { key: "in", title: t`When`, cell: (row) => <span className="num">{formatRelativeDays(daysBetween(today, row.occurs_on), locale)}</span> },
    { key: "category", title: t`Category`, cell: (row) => words.category[row.category] },
    { key: "impact", title: t`Impact`, cell: (row) => <KindTag kind={row.impact === "high" ? "event" : "none"}>{words.impact[row.impact]}</KindTag> },
    { key: "forecast", title: t`Forecast`, numeric: true, cell: (row) => row.forecast },
    { key: "previous", title: t`Previous`, numeric: true, cell: (row) => row.previous },
    { key: "touches", title: t`Touches`, cell: (row) => row.asset_classes.map(className).join("・") },
  ];
}
