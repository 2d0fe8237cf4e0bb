import { useEffect, useState } from "react";

/** Gives the focus back to what had it before, when what takes it goes: keys and screen readers go on where they were. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
