import { ActionIcon } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";

import type { ChatMessage } from "@/lib/api";

import classes from "./chat.module.css";

interface SiblingsProps {
  all: ChatMessage[];
  shown: ChatMessage;
  label: string;
  onChoose: (message: ChatMessage) => void;
}

/** ‹ 2/3 ›: the branches at one place of a chat. */
export function Siblings({ all, shown, label, onChoose }: SiblingsProps) {
  const { t } = useLingui();
  const at = all.findIndex((message) => message.message_id === shown.message_id);
  if (all.length < 2) return null;
  const [before, after] = [all[at - 1], all[at + 1]];
  return (
    <span className={classes.switch} role="group" aria-label={label}>
      <ActionIcon variant="subtle" size="sm" color="gray" aria-label={t`Previous version`} disabled={before === undefined} onClick={() => before && onChoose(before)}>‹</ActionIcon>
      {at + 1}/{all.length}
      <ActionIcon variant="subtle" size="sm" color="gray" aria-label={t`Next version`} disabled={after === undefined} onClick={() => after && onChoose(after)}>›</ActionIcon>
    </span>
  );
}
