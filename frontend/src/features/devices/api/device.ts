import { queryOptions, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const REFRESH = 30_000;

export function deviceQuery(deviceId: string) {
  return queryOptions({
    queryKey: ["devices", "one", deviceId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/devices/{device_id}", { params: { path: { device_id: deviceId } }, signal })),
    refetchInterval: REFRESH,
  });
}

/** Devices and alarms stand on the customer's page and move scores. */
export function useRefreshDevices(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([["devices"], ["alarms"], ["customers"], ["today"], ["signals"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
}
