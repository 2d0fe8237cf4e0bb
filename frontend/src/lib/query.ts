import { QueryClient } from "@tanstack/react-query";

import { isProblem } from "@/lib/api";

const RETRIES = 2;

/** A refusal does not become an answer by asking again; only a lost or overloaded connection is worth a second try. */
function retry(failures: number, error: Error): boolean {
  return failures < RETRIES && isProblem(error, "network", "unreachable", "throttled");
}

function retryDelay(failures: number, error: Error): number {
  const asked = isProblem(error) && error.retryAfter !== null ? error.retryAfter * 1000 : 0;
  return Math.max(asked, 400 * 2 ** failures);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry, retryDelay, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
