import { useLingui } from "@lingui/react/macro";

import type { ImportFile } from "@/lib/api";

export type FileKind = NonNullable<ImportFile["kind"]>;

export const KINDS: FileKind[] = ["customers", "products", "holdings", "sales_notes", "cash_inflows", "economic_events"];

export function useFileKindName(): (kind: FileKind) => string {
  const { t } = useLingui();
  return (kind) => ({ customers: t`Customers`, products: t`Products`, holdings: t`Holdings`, sales_notes: t`Sales notes`, cash_inflows: t`Cash inflows`, economic_events: t`Economic events` })[kind];
}
