import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap } from "@/lib/api";

import { keysQuery } from "./keys";

export interface KeyFields {
  label: string;
  expires_at: string | null;
  device_ids: string[];
}

/** Makes a key. The secret is answered once; a repeated request (the first answer was lost) has none. */
export function useCreateKey(deviceId: string) {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (fields: KeyFields) => unwrap(api.POST("/api/devices/{device_id}/keys", { params: { path: { device_id: deviceId } }, body: fields, headers: idempotent(key) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery(deviceId).queryKey }),
  });
}
