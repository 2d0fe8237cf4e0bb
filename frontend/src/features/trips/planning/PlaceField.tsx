import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { FoundPlace, Place } from "@/lib/api";
import { useLocale } from "@/lib/i18n";

import { placesQuery } from "../api/searches";
import classes from "./planning.module.css";

interface Props {
  label: string;
  value: Place | null;
  error?: string | undefined;
  onChange: (place: Place) => void;
}

const keyOf = ({ name, latitude, longitude }: Place) => `${name}|${latitude}|${longitude}`;

/** A town or station, found while typing in kanji, kana or romaji. */
export function PlaceField({ label, value, error, onChange }: Props) {
  const { t } = useLingui();
  const locale = useLocale();
  const [words, setWords] = useState("");
  // What the field shows for the chosen place is not a search.
  const asked = value && words === value.name ? "" : words.trim();
  const [search] = useDebouncedValue(asked, 200);
  const found = useQuery(placesQuery(search));

  const kindName = (kind: FoundPlace["kind"]) => {
    if (kind === "station") return t`Station`;
    return kind === "municipality" ? t`Town` : t`Prefecture`;
  };
  const places = new Map<string, { place: Place; note: string }>();
  for (const item of found.data?.items ?? []) {
    const { name, prefecture, latitude, longitude } = item;
    const english = locale === "en" && item.name_en !== null ? ` · ${item.name_en}` : "";
    places.set(keyOf(item), { place: { name, prefecture, latitude, longitude }, note: `${prefecture} · ${kindName(item.kind)}${english}` });
  }
  if (value && !places.has(keyOf(value))) places.set(keyOf(value), { place: value, note: value.prefecture ?? "" });

  return (
    <Select
      label={label}
      error={error}
      searchable
      allowDeselect={false}
      data={Array.from(places, ([key, { place }]) => ({ value: key, label: place.name }))}
      value={value ? keyOf(value) : null}
      filter={({ options }) => options}
      onSearchChange={setWords}
      onChange={(key) => {
        const chosen = key === null ? undefined : places.get(key);
        if (chosen) onChange(chosen.place);
      }}
      renderOption={({ option }) => (
        <span>
          {option.label} <small className={classes.optionNote}>{places.get(option.value)?.note}</small>
        </span>
      )}
      nothingFoundMessage={found.isFetching ? t`Searching…` : t`No such place. Try the name of a town or a station.`}
      maxDropdownHeight={260}
    />
  );
}
