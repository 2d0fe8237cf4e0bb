import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, EmptyState, FilterBar, KindTag, PagedList, PageHeader, SimpleTable, useAssetClassName, useRowFocus, type SimpleColumn } from "@/components";
import type { EconomicEvent } from "@/lib/api";
import { daysBetween, formatDay, formatRelativeDays, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { eventsQuery, type EventFilters } from "./api/events";
import { EventSheet } from "./EventSheet";
import { useEventWords } from "./words";

const route = getRouteApi("/signed-in/events");

const TYPING_MS = 200;

export function EventsPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const [filters, setFilters] = useState<EventFilters>({ q: "", category: null, impact: null, period: "upcoming" });
  const [q] = useDebouncedValue(filters.q.trim(), TYPING_MS);
  const query = useInfiniteQuery(eventsQuery({ ...filters, q }));
  const words = useEventWords();
  const columns = useColumns();
  const list = useRowFocus<HTMLDivElement>();
  const set = (change: Partial<EventFilters>) => setFilters((old) => ({ ...old, ...change }));
  const total = query.data?.pages[0]?.total;
  return (
    <div ref={list}>
      <PageHeader title={<Trans>Economic events</Trans>} subtitle={total !== undefined && <span className="num"><Plural value={total} one="# event" other="# events" /></span>} />
      <FilterBar>
        <TextInput type="search" aria-label={t`Search events`} placeholder={t`Title`} value={filters.q} onChange={(event) => set({ q: event.currentTarget.value })} />
        <NativeSelect aria-label={t`Category`} value={filters.category ?? ""} onChange={(event) => set({ category: keyOf(words.category, event.currentTarget.value) })} data={options(t`All categories`, words.category)} />
        <NativeSelect aria-label={t`Impact`} value={filters.impact ?? ""} onChange={(event) => set({ impact: keyOf(words.impact, event.currentTarget.value) })} data={options(t`Any impact`, words.impact)} />
        <SegmentedControl aria-label={t`When`} value={filters.period} onChange={(value) => set({ period: value === "past" ? "past" : "upcoming" })} data={[{ value: "upcoming", label: t`To come` }, { value: "past", label: t`Past` }]} />
      </FilterBar>
      <Card label={t`Economic calendar`}>
        <PagedList query={query} empty={<EmptyState><Trans>No event matches.</Trans></EmptyState>}>
          {(rows) => <SimpleTable label={t`Economic events`} rows={rows} columns={columns} keyOf={(row) => row.event_id} />}
        </PagedList>
      </Card>
      {open !== undefined && <EventSheet eventId={open} onClose={() => void navigate({ search: {} })} />}
    </div>
  );
}

function options(all: string, labels: Record<string, string>) {
  return [{ value: "", label: all }, ...Object.entries(labels).map(([value, label]) => ({ value, label }))];
}

function keyOf<K extends string>(labels: Record<K, string>, value: string): K | null {
  return (Object.keys(labels) as K[]).find((key) => key === value) ?? null;
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
