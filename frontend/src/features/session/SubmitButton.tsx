import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { formatWait } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

interface SubmitButtonProps {
  /** Seconds until it may be pressed again. */
  wait: number;
  loading: boolean;
  disabled: boolean;
  children: ReactNode;
}

/** Says how long to wait while the server takes no more attempts. */
export function SubmitButton({ wait, loading, disabled, children }: SubmitButtonProps) {
  const locale = useLocale();
  return (
    <Button type="submit" loading={loading} disabled={disabled || wait > 0}>
      {wait > 0 ? <Trans>Possible in {formatWait(wait, locale)}</Trans> : children}
    </Button>
  );
}
