import { Button, Skeleton } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { isProblem } from "@/lib/api";

import { Copy } from "./Copy";
import { StaleBadge } from "./StaleBadge";
import classes from "./States.module.css";
import { useProblemText } from "./useProblemText";

/** One sentence, one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What happened, what is kept, what to do, and a request id to copy. */
export function ErrorState({ error, onRetry, kept = false }: { error: unknown; onRetry?: () => void; kept?: boolean }) {
  const words = useProblemText()(error);
  const requestId = isProblem(error) ? error.requestId : null;
  return (
    <div className={kept ? classes.banner : classes.state} role="alert">
      <p>
        {words} {kept && <Trans>Below is what was loaded last.</Trans>}
      </p>
      <div className={classes.row}>
        {onRetry !== undefined && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {requestId !== null && <Copy value={requestId}><Trans>Request {requestId}</Trans></Copy>}
      </div>
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function Lines({ rows = 4, height = 18 }: { rows?: number; height?: number }) {
  const { t } = useLingui();
  return (
    <div className={classes.lines} role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}

interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  skeleton?: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The four states of a query: loading, empty, error (keeping the last data), data. */
export function QueryView<T>({ query, skeleton = <Lines />, isEmpty, empty, children }: QueryViewProps<T>) {
  if (query.data === undefined) {
    if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    return <>{skeleton}</>;
  }
  return (
    <>
      {query.isError && <ErrorState kept error={query.error} onRetry={() => void query.refetch()} />}
      {query.isError && <StaleBadge at={query.dataUpdatedAt} />}
      {isEmpty?.(query.data) === true ? empty : children(query.data)}
    </>
  );
}
