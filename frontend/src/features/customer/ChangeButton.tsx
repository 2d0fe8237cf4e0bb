import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans } from "@lingui/react/macro";
import { lazy, Suspense } from "react";

import type { Customer } from "@/lib/api";

const CustomerDialog = lazy(async () => ({ default: (await import("./CustomerDialog")).CustomerDialog }));

/** Opens the form of a card's fields. */
export function ChangeButton({ customer, part, label }: { customer: Customer; part: "visiting" | "suitability"; label: string }) {
  const [editing, edit] = useDisclosure(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-label={label} onClick={edit.open}><Trans>Change</Trans></Button>
      <Suspense fallback={null}>{editing && <CustomerDialog customer={customer} part={part} onClose={edit.close} />}</Suspense>
    </>
  );
}
