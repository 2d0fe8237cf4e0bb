import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";

import { Card, EmptyState, useRowFocus } from "@/components";
import type { Today } from "@/lib/api";

import { RankedRow } from "./RankedRow";
import classes from "./Reasons.module.css";

const FIRST = 12;

/** The ranked reasons to visit somebody now. */
export function Reasons({ today }: { today: Today }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const list = useRowFocus<HTMLOListElement>();
  const [everyone, setEveryone] = useState(false);
  const items = everyone ? today.items : today.items.slice(0, FIRST);
  const all = open.size > 0;
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <Card
      title={<Trans>Reasons to visit now</Trans>}
      aside={
        today.items.length > 0 && (
          <Button variant="subtle" size="compact-sm" color="gray" className={classes.quiet} onClick={() => setOpen(new Set(all ? [] : items.map((item) => item.customer.customer_id)))}>
            {all ? <Trans>Hide the points</Trans> : <Trans>See how the points add up</Trans>}
          </Button>
        )
      }
    >
      {today.items.length === 0 ? (
        <EmptyState><Trans>No customer has a reason to be visited right now.</Trans></EmptyState>
      ) : (
        <ol className={classes.list} ref={list}>
          {items.map((item, index) => (
            <RankedRow
              key={item.customer.customer_id}
              item={item}
              next={today.items[index + 1]}
              today={today.today}
              opened={open.has(item.customer.customer_id)}
              onToggle={() => toggle(item.customer.customer_id)}
            />
          ))}
        </ol>
      )}
      {items.length < today.items.length && (
        <div className={classes.more}>
          <Button variant="default" onClick={() => setEveryone(true)}><Trans>Show {today.items.length - items.length} more</Trans></Button>
        </div>
      )}
    </Card>
  );
}
