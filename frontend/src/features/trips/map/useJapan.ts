import { useQuery } from "@tanstack/react-query";

import { loadJapan } from "./japan";

/** The bundled map; the same data for the moving map, the still one and the print. */
export function useJapan() {
  return useQuery({ queryKey: ["map", "japan"], queryFn: ({ signal }) => loadJapan(signal), staleTime: Infinity, gcTime: Infinity });
}
