import { useLingui } from "@lingui/react/macro";
import { useMemo, type ReactNode } from "react";

import { Amount, Gain, KindTag, useKindName } from "@/components";
import type { CustomerRow, CustomerSort } from "@/lib/api";
import { daysBetween, formatRelativeDays, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { prefectureName } from "@/lib/prefectures";

/** A sort without its direction. */
export type SortKey = Exclude<CustomerSort, `-${string}`>;

export type ColumnId = "place" | "owner" | "risk_level" | "net_worth" | "assets" | "gain" | "next_action" | "last_contact" | "score";

export interface Column {
  id: ColumnId;
  title: string;
  /** The server's sort key; without one the column cannot be sorted. */
  sort?: SortKey;
  /** What a first click sorts by: amounts and scores from the top. */
  descending?: boolean;
  numeric?: boolean;
  width: number;
  cell: (row: CustomerRow) => ReactNode;
}

export const SHOWN_AT_FIRST: ColumnId[] = ["place", "risk_level", "net_worth", "assets", "gain", "next_action", "last_contact", "score"];

export function useColumns(): Column[] {
  const { t } = useLingui();
  return useMemo(() => [
    { id: "place", title: t`Town`, width: 128, cell: (row) => <Town row={row} /> },
    { id: "owner", title: t`Owner`, width: 100, cell: (row) => row.owner_name },
    { id: "risk_level", title: t`Risk`, sort: "risk_level", numeric: true, width: 66, cell: (row) => row.risk_level },
    { id: "net_worth", title: t`Net worth`, sort: "net_worth", descending: true, numeric: true, width: 104, cell: (row) => <Amount value={row.net_worth} /> },
    { id: "assets", title: t`Assets`, sort: "assets", descending: true, numeric: true, width: 104, cell: (row) => <Amount value={row.assets} /> },
    { id: "gain", title: t`Gain`, sort: "gain", descending: true, numeric: true, width: 112, cell: (row) => <Gain value={row.gain} /> },
    { id: "next_action", title: t`Next action`, sort: "next_action", width: 190, cell: (row) => <NextAction row={row} /> },
    { id: "last_contact", title: t`Last contact`, sort: "last_contact", numeric: true, width: 104, cell: (row) => <LastContact row={row} /> },
    { id: "score", title: t`Score`, sort: "score", descending: true, numeric: true, width: 72, cell: (row) => <b>{row.score}</b> },
  ], [t]);
}

export function Town({ row }: { row: CustomerRow }) {
  const locale = useLocale();
  return row.city ?? (row.prefecture === null ? null : prefectureName(row.prefecture, locale));
}

export function NextAction({ row }: { row: CustomerRow }) {
  const locale = useLocale();
  const kindName = useKindName();
  if (row.next_action === null) return null;
  const { kind, due_on } = row.next_action;
  // How long there was no contact stands in its own column.
  const due = due_on === null || kind === "no_contact" ? null : formatRelativeDays(daysBetween(todayInJapan(), due_on), locale);
  return <KindTag kind={kind}>{[kindName(kind), due].filter(Boolean).join(" ")}</KindTag>;
}

export function LastContact({ row }: { row: CustomerRow }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (row.last_contact_on === null) return t`never`;
  return formatRelativeDays(daysBetween(todayInJapan(), row.last_contact_on), locale);
}
