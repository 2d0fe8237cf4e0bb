import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Card, EmptyState, QueryView, useProblemText } from "@/components";
import { TokenList } from "@/components/access";
import type { ApiToken } from "@/lib/api";

import { tokensQuery, useRevokeToken } from "./api/tokens";
import { TokenDialog } from "./TokenDialog";

/** With what programs of one's own call the API. */
export function Tokens() {
  const { t } = useLingui();
  const [making, dialog] = useDisclosure(false);
  const query = useQuery(tokensQuery);
  const revoke = useRevokeToken();
  const problemText = useProblemText();
  const end = ({ token_id, name }: ApiToken) =>
    revoke.mutate(token_id, {
      onSuccess: () => notifications.show({ message: t`The token ${name} is revoked.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <Card title={<Trans>API tokens</Trans>} aside={<Button variant="default" size="compact-sm" onClick={dialog.open}><Trans>Make a token</Trans></Button>}>
      <QueryView query={query} isEmpty={(tokens) => tokens.length === 0} empty={<EmptyState><Trans>You have no tokens. A program of yours needs one to call the API in your name.</Trans></EmptyState>}>
        {(tokens) => <TokenList label={t`API tokens`} tokens={tokens} revoking={revoke.isPending ? revoke.variables : undefined} onRevoke={end} />}
      </QueryView>
      {making && <TokenDialog onClose={dialog.close} />}
    </Card>
  );
}
