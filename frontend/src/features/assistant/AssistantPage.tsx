import { Button } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { Card, PageHeader, Sheet } from "@/components";
import { PHONE } from "@/lib/media";

import { conversationQuery } from "./api/conversation";
import { infoQuery } from "./api/info";
import classes from "./assistant.module.css";
import { ChatPane } from "./chat/ChatPane";
import { ModeBadge } from "./chat/ModeBadge";
import { Presets } from "./chat/Presets";
import { History, NewChatButton } from "./history/History";

const ShareDialog = lazy(async () => ({ default: (await import("./share/ShareDialog")).ShareDialog }));

const NOWHERE = { customerId: null, tripId: null };

/** What do the records say? */
export function AssistantPage() {
  const { t } = useLingui();
  const chatId = useParams({ strict: false }).chatId ?? null;
  const navigate = useNavigate();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const [listed, list] = useDisclosure(false);
  const [sharing, share] = useDisclosure(false);
  const conversation = useQuery({ ...conversationQuery(chatId ?? ""), enabled: chatId !== null }).data;
  const title = conversation?.chat.title;
  const leave = (deleted: string) => {
    if (deleted === chatId) void navigate({ to: "/assistant" });
  };
  const history = <History shown={chatId} onOpen={list.close} onDeleted={leave} />;
  const pane = (
    <div className={classes.pane}>
      <ChatPane
        key={chatId ?? "new"}
        chatId={chatId}
        screen={NOWHERE}
        place={chatId ?? "new"}
        focusFirst={!phone}
        onMade={(id) => void navigate({ to: "/assistant/$chatId", params: { chatId: id }, replace: true })}
        first={({ ask, disabled }) => <Presets onAsk={ask} disabled={disabled} />}
      />
    </div>
  );
  return (
    <>
      <PageHeader
        title={title === undefined || title === "" ? t`Assistant` : title}
        {...(chatId === null ? { subtitle: <Info /> } : {})}
        actions={
          <>
            <Button variant="default" className={classes.phoneOnly} onClick={list.open}><Trans>Conversations</Trans></Button>
            {chatId !== null && <Button variant="default" onClick={share.open}><Trans>Share a link</Trans></Button>}
            {chatId !== null && <NewChatButton short={phone} />}
          </>
        }
      />
      <div className={classes.columns}>
        {pane}
        {!phone && <div><Card title={t`Conversations`} className={classes.history}>{history}</Card></div>}
      </div>
      <Suspense fallback={null}>{sharing && chatId !== null && <ShareDialog chatId={chatId} answerId={conversation?.chat.leaf ?? null} onClose={share.close} />}</Suspense>
      {phone && listed && <Sheet title={t`Conversations`} onClose={list.close}>{history}</Sheet>}
    </>
  );
}

function Info() {
  const info = useQuery(infoQuery).data;
  const model = info?.model;
  if (info === undefined) return null;
  if (info.mode === "live") return <Trans>By rules; what they do not understand is worded by {model}.</Trans>;
  return <ModeBadge mode={info.mode} model={info.model} fallback={info.fallback?.reason ?? null} />;
}
