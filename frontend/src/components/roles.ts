import { useLingui } from "@lingui/react/macro";

import type { Role } from "@/lib/api";

export function useRoleName(): (role: Role) => string {
  const { t } = useLingui();
  return (role) => {
    switch (role) {
      case "admin":
        return t`Administrator`;
      case "manager":
        return t`Manager`;
      case "rep":
        return t`Sales representative`;
      case "viewer":
        return t`Viewer`;
    }
  };
}
