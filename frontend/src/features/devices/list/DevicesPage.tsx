import { Button, Menu, NativeSelect, TextInput } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { EmptyState, ErrorState, FilterBar, PageHeader, useDeviceStateName, useTyped } from "@/components";
import type { DeviceState } from "@/lib/api";
import { PHONE } from "@/lib/media";
import { useCanWrite } from "@/lib/session";

import { devicesQuery, filterQuery, type DeviceFilters } from "../api/devices";
import { CustomerField } from "../CustomerField";
import { DeviceCards } from "./DeviceCards";
import { DevicesSkeleton } from "./DevicesSkeleton";
import { DeviceTable } from "./DeviceTable";

const DeviceDialog = lazy(async () => ({ default: (await import("../form/DeviceDialog")).DeviceDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("../form/ImportDialog")).ImportDialog }));

const route = getRouteApi("/signed-in/devices");
export const STATES: DeviceState[] = ["alarm", "offline", "ok", "new"];

/** What is measured at the customers', and is it well? */
export function DevicesPage() {
  const { t } = useLingui();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useCanWrite();
  const stateName = useDeviceStateName();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const [adding, add] = useDisclosure(false);
  const [importing, files] = useDisclosure(false);
  const [resets, setResets] = useState(0);
  const query = useInfiniteQuery(devicesQuery(filters));

  const change = (next: Partial<DeviceFilters>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true, resetScroll: false });
  const search = useTyped((q) => change({ q: q === "" ? undefined : q }));
  const reset = () => {
    search.forget();
    void navigate({ search: {} });
    setResets(resets + 1);
  };

  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const filtered = [filters.q, filters.customer, filters.state].some((value) => value !== undefined);
  const list = {
    rows,
    total: total ?? rows.length,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
    },
  };
  const addButton = <Button onClick={add.open}><Trans>Add a device</Trans></Button>;
  return (
    <>
      <PageHeader
        title={<Trans>Devices</Trans>}
        subtitle={total !== undefined && <span className="num"><Plural value={total} one="# device" other="# devices" /></span>}
        actions={<Files filters={filters} onImport={files.open} canWrite={canWrite} />}
        {...(canWrite ? { primary: addButton } : {})}
      />
      <FilterBar key={resets}>
        <TextInput type="search" aria-label={t`Search by device, place or customer`} placeholder={t`Device, place or customer`} defaultValue={filters.q ?? ""} onChange={(event) => search.type(event.currentTarget.value)} />
        <CustomerField clearable value={filters.customer ?? null} placeholder={t`All customers`} onChange={(customer) => change({ customer: customer ?? undefined })} />
        <NativeSelect
          aria-label={t`State`}
          value={filters.state ?? ""}
          onChange={(event) => change({ state: STATES.find((state) => state === event.currentTarget.value) })}
          data={[{ value: "", label: t`Any state` }, ...STATES.map((state) => ({ value: state, label: stateName(state) }))]}
        />
      </FilterBar>
      {query.isError && <ErrorState kept={rows.length > 0} error={query.error} onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())} />}
      {query.isPending && <DevicesSkeleton />}
      {query.data !== undefined && rows.length === 0 && (filtered ? <NoMatch onReset={reset} /> : <EmptyState action={canWrite && addButton}><Trans>There are no devices yet. A device measures temperature and humidity at a customer's site.</Trans></EmptyState>)}
      {rows.length > 0 && (phone ? <DeviceCards {...list} /> : <DeviceTable {...list} />)}
      <Suspense fallback={null}>
        {adding && <DeviceDialog device={null} customerId={filters.customer ?? null} onClose={add.close} />}
        {importing && <ImportDialog onClose={files.close} />}
      </Suspense>
    </>
  );
}

function Files({ filters, onImport, canWrite }: { filters: DeviceFilters; onImport: () => void; canWrite: boolean }) {
  const query = new URLSearchParams(filterQuery(filters)).toString();
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default"><Trans>CSV files</Trans></Button></Menu.Target>
      <Menu.Dropdown>
        {canWrite && <Menu.Item onClick={onImport}><Trans>Import devices</Trans></Menu.Item>}
        <Menu.Item component="a" href={`/api/devices/export${query === "" ? "" : `?${query}`}`} download="devices.csv"><Trans>Export these devices</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function NoMatch({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState action={<Button variant="default" onClick={onReset}><Trans>Clear the filters</Trans></Button>}>
      <Trans>No device matches.</Trans>
    </EmptyState>
  );
}
