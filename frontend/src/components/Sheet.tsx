import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { PHONE } from "@/lib/media";

import classes from "./Sheet.module.css";
import { useCloseOnBack } from "./useCloseOnBack";
import { useFocusBack } from "./useFocusBack";

/** One record at the side of its list; from below on phones, there as high as its content when it is to `fit`. */
export function Sheet({ title, onClose, children, fit = false }: { title: ReactNode; onClose: () => void; children: ReactNode; fit?: boolean }) {
  const { t } = useLingui();
  useFocusBack();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  useCloseOnBack(onClose);
  return (
    <Drawer opened onClose={onClose} position={phone ? "bottom" : "right"} size={phone ? (fit ? "auto" : "85%") : 420} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      {children}
    </Drawer>
  );
}

/** Names and values of a record; what is missing is left out. */
export function Pairs({ pairs }: { pairs: [name: string, value: ReactNode][] }) {
  return (
    <dl className={classes.pairs}>
      {pairs
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
