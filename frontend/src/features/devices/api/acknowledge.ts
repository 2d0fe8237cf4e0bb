import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap, type Alarm } from "@/lib/api";

import { useRefreshDevices } from "./device";

/** Says that somebody looks after an alarm, with a note if there is something to say. */
export function useAcknowledge({ device_id, alarm_id }: Alarm) {
  const refresh = useRefreshDevices();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (note: string) =>
      unwrap(api.POST("/api/alarms/{device_id}/{alarm_id}/acknowledge", { params: { path: { device_id, alarm_id } }, body: { note: note === "" ? null : note }, headers: idempotent(key) })),
    onSettled: refresh,
  });
}
