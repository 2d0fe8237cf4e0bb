import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type Device, type DeviceCreate } from "@/lib/api";

import { useRefreshDevices } from "./device";

/** Adds a device, or changes the given one. */
export function useSaveDevice(device: Device | null) {
  const refresh = useRefreshDevices();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ device_id, ...fields }: DeviceCreate) =>
      device === null
        ? unwrap(api.POST("/api/devices", { body: { ...fields, device_id }, headers: idempotent(key) }))
        : unwrap(api.PATCH("/api/devices/{device_id}", { params: { path: { device_id: device.device_id } }, body: fields, headers: ifMatch(device.version) })),
    onSuccess: refresh,
  });
}
