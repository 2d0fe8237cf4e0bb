import { Button, Popover } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";

import classes from "./States.module.css";

interface ConfirmButtonProps {
  /** What the first button says. */
  label: ReactNode;
  /** What will happen, as a question. */
  question: ReactNode;
  /** The verb on the second button. */
  confirm: ReactNode;
  loading?: boolean;
  onConfirm: () => void;
}

/** Asks once, in place, before something that cannot be taken back. */
export function ConfirmButton({ label, question, confirm, loading = false, onConfirm }: ConfirmButtonProps) {
  const [opened, popover] = useDisclosure(false);
  return (
    <Popover opened={opened} onChange={(open) => (open ? popover.open() : popover.close())} trapFocus returnFocus withArrow width={260} hideDetached={false}>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" color="beni" onClick={popover.toggle} loading={loading}>{label}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.question}>{question}</p>
        <div className={classes.row}>
          <Button size="compact-sm" color="beni" onClick={() => { popover.close(); onConfirm(); }}>{confirm}</Button>
          <Button size="compact-sm" variant="default" onClick={popover.close}><Trans>Cancel</Trans></Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
