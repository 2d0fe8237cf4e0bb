import { useMutation } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Device } from "@/lib/api";

import { useRefreshDevices } from "./device";

export function useDeleteDevice() {
  const refresh = useRefreshDevices();
  return useMutation({
    mutationFn: (device: Device) => unwrap(api.DELETE("/api/devices/{device_id}", { params: { path: { device_id: device.device_id } }, headers: ifMatch(device.version) })),
    onSuccess: refresh,
  });
}
