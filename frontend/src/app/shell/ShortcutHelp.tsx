import { Kbd, Modal, Table } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";

import { useCloseOnBack, useFocusBack } from "@/components";

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  useCloseOnBack(onClose);
  useFocusBack();
  const rows: [string[], string][] = [
    [["/"], t`Search customers and commands`],
    [["g", "t"], t`Go to today`],
    [["g", "r"], t`Go to trips`],
    [["g", "c"], t`Go to customers`],
    [["g", "a"], t`Go to the assistant`],
    [["g", "d"], t`Go to devices`],
    [["←", "→", "+", "−"], t`Move and zoom (on a device's charts)`],
    [["a"], t`Ask the assistant beside the page`],
    [["n"], t`Write a note (on a customer's page)`],
    [["p"], t`Plan a trip`],
    [["j", "k"], t`Next and previous row`],
    [["Enter"], t`Open the row`],
    [["?"], t`This list`],
  ];
  return (
    <Modal opened onClose={onClose} title={t`Keyboard shortcuts`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([keys, words]) => (
            <Table.Tr key={words}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>{key}</Kbd>
                ))}
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
