import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";

import { runShortcut } from "@/lib/shortcuts";

import { Key } from "./Key";

/** Opens the assistant beside the page; the key does the same. */
export function AskButton() {
  return <Button variant="default" onClick={() => runShortcut("a")} rightSection={<Key>A</Key>}><Trans>Ask the assistant</Trans></Button>;
}
