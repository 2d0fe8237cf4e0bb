import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { EmptyState, PageHeader, QueryView } from "@/components";
import { isProblem, type SharedConversation } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { sharedQuery } from "../api/shares";
import chat from "../chat/chat.module.css";
import { Checks } from "../chat/Checks";
import { cardsOf, Said } from "../chat/Said";
import { draftOfShared } from "../run/draft";
import classes from "./share.module.css";

/** A conversation that a colleague has shared, as it was then. Nothing can be asked or changed here. */
export function SharedPage() {
  const token = useParams({ strict: false }).token ?? "";
  const query = useQuery(sharedQuery(token));
  if (isProblem(query.error, "not-found")) {
    return (
      <>
        <PageHeader title={<Trans>Shared conversation</Trans>} />
        <EmptyState><Trans>This link does not work any more: it has expired or was revoked. Please ask whoever sent it for a new one.</Trans></EmptyState>
      </>
    );
  }
  return <QueryView query={query}>{(shared) => <Shared shared={shared} />}</QueryView>;
}

function Shared({ shared }: { shared: SharedConversation }) {
  const locale = useLocale();
  const made = formatDateTime(shared.created_at, locale);
  const ends = formatDateTime(shared.expires_at, locale);
  return (
    <>
      <PageHeader title={shared.title} subtitle={<Trans>Shared by {shared.shared_by} · as of {made} · until {ends}</Trans>} />
      <div className={[chat.chat, classes.page].join(" ")}>
        {shared.messages.map((message, index) =>
          message.role === "user" ? (
            <div key={index} className={chat.question}><p className={chat.bubble}>{message.text}</p></div>
          ) : (
            <SharedAnswer key={index} message={message} />
          ),
        )}
      </div>
    </>
  );
}

/** As in the chat: the same text, cards and checks, with nothing to press. */
function SharedAnswer({ message }: { message: SharedConversation["messages"][number] }) {
  const { t } = useLingui();
  const draft = draftOfShared(message);
  return (
    <article className={chat.answer} aria-label={t`Answer`} lang={message.locale}>
      <Said draft={draft} cards={cardsOf(draft, message.intent)} />
      <Checks draft={draft} at={message.created_at} />
    </article>
  );
}
