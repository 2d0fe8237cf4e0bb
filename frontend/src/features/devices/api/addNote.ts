import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";

import { api, idempotent, newKey, unwrap, type Alarm } from "@/lib/api";

import { useRefreshDevices } from "./device";

/** Adds a note to an alarm; the key of a request lasts until it succeeds. */
export function useAddNote({ device_id, alarm_id }: Alarm) {
  const refresh = useRefreshDevices();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (text: string) => unwrap(api.POST("/api/alarms/{device_id}/{alarm_id}/notes", { params: { path: { device_id, alarm_id } }, body: { text }, headers: idempotent(key.current) })),
    onSuccess: async () => {
      key.current = newKey();
      await refresh();
    },
  });
}
