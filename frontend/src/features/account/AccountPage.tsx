import { Trans } from "@lingui/react/macro";

import { Columns, PageHeader, useRoleName } from "@/components";
import { useUser } from "@/lib/session";

import { Display } from "./Display";
import { Password } from "./Password";
import { Profile } from "./Profile";
import { Sessions } from "./Sessions";
import { Usage } from "./Usage";

export function AccountPage() {
  const user = useUser();
  const roleName = useRoleName();
  return (
    <>
      <PageHeader title={<Trans>Settings</Trans>} subtitle={`${user.display_name} · ${user.username} · ${roleName(user.role)}`} />
      <Columns
        main={
          <>
            <Display user={user} />
            <Sessions />
          </>
        }
        side={
          <>
            <Profile user={user} />
            <Password />
            <Usage />
          </>
        }
      />
    </>
  );
}
