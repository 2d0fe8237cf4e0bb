import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Columns, PageHeader, useRoleName } from "@/components";
import { useUser, waysInQuery } from "@/lib/session";

import { Accounts } from "./Accounts";
import { identitiesQuery } from "./api/identities";
import { Display } from "./Display";
import { Password } from "./Password";
import { Profile } from "./Profile";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";
import { Usage } from "./Usage";

export function AccountPage() {
  const user = useUser();
  const roleName = useRoleName();
  const passwords = useQuery(waysInQuery).data?.password;
  const hasPassword = useQuery(identitiesQuery).data?.has_password;
  return (
    <>
      <PageHeader title={<Trans>Settings</Trans>} subtitle={`${user.display_name} · ${user.username} · ${roleName(user.role)}`} />
      <Columns
        main={
          <>
            <Display user={user} />
            <Sessions />
            <Tokens />
          </>
        }
        side={
          <>
            <Profile user={user} />
            <Accounts />
            {passwords !== false && hasPassword !== false && <Password />}
            <Usage />
          </>
        }
      />
    </>
  );
}
