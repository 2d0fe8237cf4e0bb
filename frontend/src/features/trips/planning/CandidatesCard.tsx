import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Card, EmptyState, ErrorState, Lines } from "@/components";
import type { TripPlan } from "@/lib/api";

import { candidatesQuery, customerNamesQuery } from "../api/searches";
import { wishFor, withCustomer, withMinutes, type Wishes } from "../lib/wishes";
import { CandidateRow } from "./CandidateRow";
import { meetingOf } from "./meeting";
import classes from "./planning.module.css";

interface Props {
  wishes: Wishes;
  plan: TripPlan | null;
  onChange: (wishes: Wishes) => void;
}

const FIRST = 10;

/** Who could be met, the strongest reasons first; each can be made a must or left out. */
export function CandidatesCard({ wishes, plan, onChange }: Props) {
  const candidates = useQuery(candidatesQuery(wishes.prefectures));
  const items = candidates.data?.items ?? [];
  const [all, setAll] = useState(false);
  const [added, setAdded] = useState<Record<string, string>>({});
  const ranked = new Map(items.map((item) => [item.customer.customer_id, item]));
  const strangers = [...wishes.must, ...wishes.avoid].filter((id) => !ranked.has(id));
  const shown = [...strangers, ...items.map(({ customer }) => customer.customer_id)];
  const visible = all ? shown : shown.slice(0, FIRST + strangers.length);
  const hidden = shown.length - visible.length;
  const nameOf = (id: string) => ranked.get(id)?.customer.name ?? added[id] ?? nameInPlan(plan, id) ?? id;
  return (
    <Card title={<Trans>Candidates</Trans>} aside={<span className="num">{items.length}</span>} {...(classes.last ? { className: classes.last } : {})}>
      {candidates.isError && <ErrorState error={candidates.error} kept={items.length > 0} onRetry={() => void candidates.refetch()} />}
      {candidates.isPending && <Lines rows={5} />}
      {candidates.isSuccess && shown.length === 0 && (
        <EmptyState>
          <Trans>Nobody in this area has a reason to be met now. Choose another area, or add a customer below.</Trans>
        </EmptyState>
      )}
      <ul className={classes.candidates}>
        {visible.map((id) => (
          <CandidateRow
            key={id}
            name={nameOf(id)}
            ranked={ranked.get(id) ?? null}
            wish={wishFor(wishes, id)}
            minutes={wishes.minutes[id] ?? null}
            meeting={meetingOf(plan, id)}
            days={wishes.days.length}
            onWish={(wish) => onChange(withCustomer(wishes, id, wish))}
            onMinutes={(minutes) => onChange(withMinutes(wishes, id, minutes))}
          />
        ))}
      </ul>
      <div className={classes.candidatesFoot}>
        {hidden > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            <Trans>Show {hidden} more</Trans>
          </Button>
        )}
        <AddCustomer
          taken={shown}
          onAdd={(id, name) => {
            setAdded({ ...added, [id]: name });
            onChange(withCustomer(wishes, id, "must"));
          }}
        />
      </div>
    </Card>
  );
}

function nameInPlan(plan: TripPlan | null, id: string): string | undefined {
  const dropped = plan?.dropped.find(({ customer_id }) => customer_id === id);
  if (dropped) return dropped.customer_name;
  const visit = plan?.days.flatMap(({ items }) => items).find((item) => item.type === "visit" && item.customer_id === id);
  return visit?.type === "visit" ? visit.customer_name : undefined;
}

/** Somebody without a reason of the signals', but with the rep's own. */
function AddCustomer({ taken, onAdd }: { taken: string[]; onAdd: (id: string, name: string) => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words.trim(), 200);
  const found = useQuery(customerNamesQuery(search));
  const rows = (found.data?.items ?? []).filter(({ customer_id }) => !taken.includes(customer_id));
  return (
    <Select
      w="100%"
      label={t`Add a customer`}
      placeholder={t`Name or reading`}
      searchable
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      data={search === "" ? [] : rows.map(({ customer_id, name, city }) => ({ value: customer_id, label: [name, city].filter(Boolean).join(" · ") }))}
      onChange={(id) => {
        const row = rows.find(({ customer_id }) => customer_id === id);
        if (row) onAdd(row.customer_id, row.name);
        setWords("");
      }}
      nothingFoundMessage={search === "" ? t`Type a name.` : t`Nobody of this name is outside the list.`}
    />
  );
}
