import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export function keysQuery(deviceId: string) {
  return queryOptions({
    queryKey: ["devices", "keys", deviceId],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/devices/{device_id}/keys", { params: { path: { device_id: deviceId } }, signal }))).items,
  });
}
