import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { customerNameQuery, customerSearchQuery } from "./api/customers";
import classes from "./devices.module.css";

interface CustomerFieldProps {
  value: string | null;
  onChange: (customerId: string | null) => void;
  label?: string;
  placeholder?: string;
  error?: string | undefined;
  /** A filter may be cleared, a device always has a customer. */
  clearable?: boolean;
}

const TYPING_MS = 200;

/** A customer, found while typing a name or kana. */
export function CustomerField({ value, onChange, label, placeholder, error, clearable = false }: CustomerFieldProps) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const name = useQuery({ ...customerNameQuery(value ?? ""), enabled: value !== null }).data;
  const [search] = useDebouncedValue(words === name ? "" : words.trim(), TYPING_MS);
  const found = useQuery(customerSearchQuery(search));
  const rows = found.data ?? [];
  const options = rows.map((row) => ({ value: row.customer_id, label: row.name }));
  if (value !== null && !options.some((option) => option.value === value)) options.push({ value, label: name ?? value });
  return (
    <Select
      {...(label === undefined ? { "aria-label": t`Customer` } : { label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      error={error}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      clearButtonProps={{ "aria-label": t`All customers` }}
      data={options}
      value={value}
      filter={({ options: all }) => all}
      onSearchChange={setWords}
      onChange={onChange}
      renderOption={({ option }) => (
        <span>
          {option.label} <small className={classes.optionNote}>{rows.find((row) => row.customer_id === option.value)?.kana}</small>
        </span>
      )}
      nothingFoundMessage={found.isFetching ? t`Searching…` : t`No customer matches.`}
      maxDropdownHeight={260}
    />
  );
}
