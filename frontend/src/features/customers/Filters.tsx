import { Button, Checkbox, NativeSelect, Popover, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";

import type { CustomerSort } from "@/lib/api";
import { useLocale } from "@/lib/i18n";
import { prefectureName, PREFECTURES } from "@/lib/prefectures";

import { DEFAULT_SORT, type CustomerFilters } from "./api/customers";
import type { Column, ColumnId } from "./columns";
import classes from "./customers.module.css";

interface FiltersProps {
  filters: CustomerFilters;
  onChange: (next: Partial<CustomerFilters>) => void;
  onSearch: (q: string) => void;
  phone: boolean;
  columns: Column[];
  shown: ColumnId[];
  onShown: (shown: ColumnId[]) => void;
}

const RISKS = [1, 2, 3, 4, 5];

export function Filters({ filters, onChange, onSearch, phone, columns, shown, onShown }: FiltersProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <search className={classes.filters}>
      <TextInput className={classes.search} type="search" aria-label={t`Search by name or kana`} placeholder={t`Name or kana`} defaultValue={filters.q ?? ""} onChange={(event) => onSearch(event.currentTarget.value)} />
      <NativeSelect
        aria-label={t`Risk level`}
        value={filters.risk === undefined ? "" : String(filters.risk)}
        onChange={(event) => onChange({ risk: event.currentTarget.value === "" ? undefined : Number(event.currentTarget.value) })}
        data={[{ value: "", label: t`Any risk level` }, ...RISKS.map((risk) => ({ value: String(risk), label: t`Risk level ${risk}` }))]}
      />
      <NativeSelect
        aria-label={t`Kind of customer`}
        value={filters.kind ?? ""}
        onChange={(event) => onChange({ kind: event.currentTarget.value === "" ? undefined : (event.currentTarget.value as "individual" | "corporate") })}
        data={[{ value: "", label: t`People and companies` }, { value: "individual", label: t`People` }, { value: "corporate", label: t`Companies` }]}
      />
      <NativeSelect
        aria-label={t`Prefecture`}
        value={filters.prefecture ?? ""}
        onChange={(event) => onChange({ prefecture: event.currentTarget.value === "" ? undefined : event.currentTarget.value })}
        data={[{ value: "", label: t`All prefectures` }, ...PREFECTURES.map((name) => ({ value: name, label: prefectureName(name, locale) }))]}
      />
      {phone ? (
        <SortSelect sort={filters.sort ?? DEFAULT_SORT} onSort={(sort) => onChange({ sort })} />
      ) : (
        <ColumnChooser columns={columns} shown={shown} onShown={onShown} />
      )}
    </search>
  );
}

function SortSelect({ sort, onSort }: { sort: CustomerSort; onSort: (sort: CustomerSort) => void }) {
  const { t } = useLingui();
  const options: { value: CustomerSort; label: string }[] = [
    { value: "-score", label: t`Highest score first` },
    { value: "next_action", label: t`Next action first` },
    { value: "last_contact", label: t`Longest without contact first` },
    { value: "-assets", label: t`Largest assets first` },
    { value: "kana", label: t`By kana` },
  ];
  return <NativeSelect aria-label={t`Order`} value={sort} onChange={(event) => onSort(event.currentTarget.value as CustomerSort)} data={options} />;
}

function ColumnChooser({ columns, shown, onShown }: Pick<FiltersProps, "columns" | "shown" | "onShown">) {
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" className={classes.chooser}><Trans>Columns</Trans></Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.choices}>
          {columns.map((column) => (
            <Checkbox key={column.id} label={column.title} checked={shown.includes(column.id)} onChange={(event) => onShown(event.currentTarget.checked ? [...shown, column.id] : shown.filter((id) => id !== column.id))} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
