import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, unwrap, type MePatch } from "@/lib/api";
import { useCanWrite, useSaveMe, useUser } from "@/lib/session";

import { allowed, GROUPS, WORKING } from "../shell/places";

export interface Command {
  id: string;
  label: string;
  hint: string;
  run: () => void;
}

const FOUND = 8;

/** Customers that match, then the commands that match. */
export function useCommands(query: string): { commands: Command[]; searching: boolean } {
  const navigate = useNavigate();
  const fixed = useFixedCommands();
  const found = useQuery({
    queryKey: ["customers", "palette", query],
    queryFn: ({ signal }) => unwrap(api.GET("/api/customers", { params: { query: { q: query, limit: FOUND } }, signal })),
    enabled: query !== "",
    placeholderData: keepPreviousData,
  });
  const customers = (query === "" ? [] : (found.data?.items ?? [])).map((row) => ({
    id: row.customer_id,
    label: row.name,
    hint: [row.kana, row.city].filter(Boolean).join(" · "),
    run: () => void navigate({ to: "/customers/$customerId", params: { customerId: row.customer_id } }),
  }));
  const needle = query.toLowerCase();
  return { commands: [...customers, ...fixed.filter((one) => one.label.toLowerCase().includes(needle))], searching: found.isFetching };
}

function useFixedCommands(): Command[] {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const user = useUser();
  const canWrite = useCanWrite();
  const save = useSaveMe();
  const places = [...WORKING, ...GROUPS.flatMap((group) => group.places)];
  const set = (change: MePatch) => save.mutate({ version: user.version, change });
  const dark = user.preferences.theme === "dark";
  return [
    ...(canWrite ? [{ id: "plan", label: t`Plan a trip`, hint: "p", run: () => void navigate({ to: "/trips/new", search: {} }) }] : []),
    ...allowed(places, user.role).map((place) => ({
      id: place.to,
      label: i18n._(place.label),
      hint: place.key === undefined ? t`Go` : `g ${place.key}`,
      run: () => void navigate({ to: place.to }),
    })),
    { id: "theme", label: dark ? t`Light theme` : t`Dark theme`, hint: t`Setting`, run: () => set({ preferences: { ...user.preferences, theme: dark ? "light" : "dark" } }) },
    { id: "locale", label: user.locale === "ja" ? t`Switch to English` : t`Switch to Japanese`, hint: t`Setting`, run: () => set({ locale: user.locale === "ja" ? "en" : "ja" }) },
  ];
}
