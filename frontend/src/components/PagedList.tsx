import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ErrorState, Lines } from "./States";
import classes from "./States.module.css";

interface PagedListProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  empty: ReactNode;
  children: (rows: T[]) => ReactNode;
}

/** The four states of a list that comes in pages, and the way to the next page. */
export function PagedList<T>({ query, empty, children }: PagedListProps<T>) {
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {query.isError && <ErrorState kept={rows !== undefined} error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Lines rows={8} />}
      {rows !== undefined && (rows.length === 0 ? empty : children(rows))}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}><Trans>Show more</Trans></Button>
        </div>
      )}
    </>
  );
}
