import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import { keysQuery } from "./keys";

export function useRevokeKey(deviceId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => unwrap(api.DELETE("/api/devices/{device_id}/keys/{key_id}", { params: { path: { device_id: deviceId, key_id: keyId } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keysQuery(deviceId).queryKey }),
  });
}
