import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Plural, Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";

import { EmptyState, ErrorState, Lines, PageHeader } from "@/components";
import type { AuditEntry } from "@/lib/api";
import { PHONE } from "@/lib/media";
import { useUser } from "@/lib/session";

import { auditQuery, csvAddress, type AuditFilters } from "./api/audit";
import classes from "./audit.module.css";
import { AuditCards } from "./AuditCards";
import { AuditTable } from "./AuditTable";
import { EntrySheet } from "./EntrySheet";
import { Filters } from "./Filters";

const route = getRouteApi("/signed-in/audit");

/** Who did what, when, to which record. */
export function AuditPage() {
  const { role } = useUser();
  if (role !== "admin") return <EmptyState><Trans>Only an administrator can read the audit log.</Trans></EmptyState>;
  return <Audit />;
}

function Audit() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const change = (next: Partial<AuditFilters>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const filtered = Object.values<string | undefined>(filters).some((value) => value !== undefined);
  const clear = filtered && <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}><Trans>Clear the filters</Trans></Button>;
  return (
    <>
      <PageHeader
        title={<Trans>Audit log</Trans>}
        subtitle={<Trans>Who did what to which record. Entries are never changed, and kept for 90 days.</Trans>}
        actions={clear}
        primary={<Button variant="default" component="a" href={csvAddress(filters)} download="audit.csv"><Trans>Export as CSV</Trans></Button>}
      />
      <Filters filters={filters} onChange={change} />
      <Entries filters={filters} clear={clear} onOpen={setOpened} />
      {opened !== null && <EntrySheet entry={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

interface EntriesProps {
  filters: AuditFilters;
  clear: ReactNode;
  onOpen: (entry: AuditEntry) => void;
}

function Entries({ filters, clear, onOpen }: EntriesProps) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const query = useInfiniteQuery(auditQuery(filters));
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const loadMore = () => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  };
  // A rare find: the server looks through the log a stretch at a time, and a stretch may hold none.
  const nothingYet = entries.length === 0 && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (nothingYet) void fetchNextPage();
  }, [nothingYet, fetchNextPage]);
  const list = { entries, loadMore, onOpen };
  return (
    <div aria-busy={isFetching}>
      {isError && <ErrorState kept={entries.length > 0} error={query.error} onRetry={() => void (query.isFetchNextPageError ? fetchNextPage() : query.refetch())} />}
      {entries.length === 0 && !isError && (isFetching || hasNextPage) && <Lines rows={10} height={22} />}
      {entries.length === 0 && query.isSuccess && !isFetching && !hasNextPage && (
        <EmptyState action={clear}>{clear === false ? <Trans>Nothing has been logged yet.</Trans> : <Trans>No entry matches.</Trans>}</EmptyState>
      )}
      {entries.length > 0 && (phone ? <AuditCards {...list} /> : <AuditTable {...list} />)}
      {entries.length > 0 && (
        <p className={classes.end} role="status">
          {hasNextPage ? <Trans>Loading more</Trans> : <Plural value={entries.length} one="# entry" other="# entries" />}
        </p>
      )}
    </div>
  );
}
