import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState, type KeyboardEvent } from "react";

import { useCloseOnBack, useFocusBack } from "@/components";
import { isComposing } from "@/lib/shortcuts";

import classes from "./CommandPalette.module.css";
import { useCommands, type Command } from "./useCommands";

/** `/`: search for a customer by name or kana, or choose a command. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  useCloseOnBack(onClose);
  useFocusBack();
  return (
    <Modal.Root opened onClose={onClose} padding={0} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t`Search and commands`}>
        <Modal.Body>
          <Palette onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [query, setQuery] = useState("");
  const [asked] = useDebouncedValue(query.trim(), 150);
  const [active, setActive] = useState(0);
  const { commands, searching } = useCommands(asked);
  const current = Math.min(active, commands.length - 1);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an IME composes, Enter and the arrows belong to it.
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((current + step + commands.length) % Math.max(commands.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(commands[current]);
    }
  };

  return (
    <div>
      <TextInput
        data-autofocus
        variant="unstyled"
        className={classes.input}
        size="lg"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={commands[current] === undefined ? undefined : `${id}-${current}`}
        aria-label={t`Search customers and commands`}
        placeholder={t`Name, kana or command`}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t`Results`} className={classes.list}>
        {commands.map((command, index) => (
          <button type="button" key={command.id} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === current} className={classes.option} onMouseMove={() => setActive(index)} onClick={() => run(command)}>
            <span>{command.label}</span>
            <small>{command.hint}</small>
          </button>
        ))}
      </div>
      {commands.length === 0 && (
        <p className={classes.none}>{searching ? <Trans>Searching</Trans> : <Trans>Nothing matches.</Trans>}</p>
      )}
    </div>
  );
}
