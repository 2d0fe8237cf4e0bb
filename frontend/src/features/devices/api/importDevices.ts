import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import { useRefreshDevices } from "./device";

function form(files: File[]): FormData {
  const body = new FormData();
  for (const file of files) body.append("files", file);
  return body;
}

/** Sends the files: to see what would happen, or to make it happen. */
export function useImportDevices() {
  const refresh = useRefreshDevices();
  return useMutation({
    mutationFn: ({ files, dryRun }: { files: File[]; dryRun: boolean }) =>
      unwrap(
        api.POST("/api/imports/devices", {
          params: { query: { dry_run: dryRun } },
          // The description knows files as strings; the serializer puts the real ones into the form.
          body: { files: files.map((file) => file.name) },
          bodySerializer: () => form(files),
        }),
      ),
    onSuccess: async (report) => {
      if (!report.dry_run) await refresh();
    },
  });
}
