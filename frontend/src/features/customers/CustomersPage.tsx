import { Button } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { Plural, Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { EmptyState, ErrorState, PageHeader, useTyped } from "@/components";
import { PHONE } from "@/lib/media";
import { useCanWrite } from "@/lib/session";

import { customersQuery, DEFAULT_SORT, type CustomerFilters } from "./api/customers";
import { type ColumnId, SHOWN_AT_FIRST, useColumns } from "./columns";
import { CustomerCards } from "./CustomerCards";
import { CustomersSkeleton } from "./CustomersSkeleton";
import { CustomerTable } from "./CustomerTable";
import { Filters } from "./Filters";

const route = getRouteApi("/signed-in/customers");

/** The book: sorted, filtered, searched by name and kana. */
export function CustomersPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const [shown, setShown] = useLocalStorage<ColumnId[]>({ key: "otomo.customers.columns", defaultValue: SHOWN_AT_FIRST, getInitialValueInEffect: false });
  const columns = useColumns();
  const chosen = useMemo(() => columns.filter((column) => shown.includes(column.id)), [columns, shown]);
  const [resets, setResets] = useState(0);
  const query = useInfiniteQuery(customersQuery(filters));

  const change = (next: Partial<CustomerFilters>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const search = useTyped((q) => change({ q: q === "" ? undefined : q }));

  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const list = {
    rows,
    total: total ?? rows.length,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
    },
  };
  const reset = () => {
    search.forget();
    void navigate({ search: {} });
    setResets(resets + 1);
  };
  const filtered = [filters.q, filters.risk, filters.kind, filters.prefecture].some((value) => value !== undefined);

  return (
    <>
      <PageHeader title={<Trans>Customers</Trans>} subtitle={total !== undefined && <span className="num"><Plural value={total} one="# customer" other="# customers" /></span>} />
      <Filters key={resets} filters={filters} onChange={change} onSearch={search.type} phone={phone} columns={columns} shown={shown} onShown={setShown} />
      {query.isError && <ErrorState kept={rows.length > 0} error={query.error} onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())} />}
      {query.isPending && <CustomersSkeleton />}
      {query.data !== undefined && rows.length === 0 && (filtered ? <NoMatch onReset={reset} /> : <NoCustomers />)}
      {rows.length > 0 && (phone ? <CustomerCards {...list} /> : <CustomerTable {...list} columns={chosen} sort={filters.sort ?? DEFAULT_SORT} onSort={(sort) => change({ sort })} />)}
    </>
  );
}

function NoMatch({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState action={<Button variant="default" onClick={onReset}><Trans>Clear the filters</Trans></Button>}>
      <Trans>No customer matches.</Trans>
    </EmptyState>
  );
}

function NoCustomers() {
  const canWrite = useCanWrite();
  return (
    <EmptyState action={canWrite && <Button component={Link} to="/import"><Trans>Import customers</Trans></Button>}>
      <Trans>There are no customers yet.</Trans>
    </EmptyState>
  );
}
