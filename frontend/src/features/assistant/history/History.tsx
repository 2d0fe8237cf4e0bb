import { Button, Menu, ActionIcon, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDebouncedValue } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { EmptyState, FormDialog, PagedList, useProblemText } from "@/components";
import type { Chat } from "@/lib/api";
import { formatAge } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { chatsQuery } from "../api/chats";
import { useDeleteChat } from "../api/deleteChat";
import { useRenameChat } from "../api/renameChat";
import classes from "./history.module.css";

const TYPING_MS = 200;

interface HistoryProps {
  shown: string | null;
  onOpen?: () => void;
  onDeleted: (chatId: string) => void;
}

/** Earlier conversations: search, open, rename, delete. */
export function History({ shown, onOpen, onDeleted }: HistoryProps) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), TYPING_MS);
  const query = useInfiniteQuery(chatsQuery(q));
  return (
    <>
      <div className={classes.search}>
        <TextInput type="search" aria-label={t`Search the conversations`} placeholder={t`Search`} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      </div>
      <PagedList query={query} empty={<EmptyState>{q === "" ? <Trans>No conversations yet.</Trans> : <Trans>No conversation matches.</Trans>}</EmptyState>}>
        {(chats) => <ul className={classes.list}>{chats.map((chat) => <Row key={chat.chat_id} chat={chat} shown={chat.chat_id === shown} onOpen={onOpen} onDeleted={onDeleted} />)}</ul>}
      </PagedList>
    </>
  );
}

function Row({ chat, shown, onOpen, onDeleted }: { chat: Chat; shown: boolean; onOpen: HistoryProps["onOpen"]; onDeleted: HistoryProps["onDeleted"] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [doing, setDoing] = useState<"rename" | "delete" | null>(null);
  const title = chat.title === "" ? t`Untitled` : chat.title;
  const close = () => setDoing(null);
  return (
    <li className={classes.row} data-shown={shown}>
      <Link to="/assistant/$chatId" params={{ chatId: chat.chat_id }} className={classes.open} aria-current={shown ? "page" : undefined} onClick={onOpen}>
        <span>{title}</span>
        <small>{formatAge(chat.updated_at, locale)}</small>
      </Link>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t`More about “${title}”`}><span aria-hidden>⋯</span></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDoing("rename")}><Trans>Rename</Trans></Menu.Item>
          <Menu.Item color="beni" onClick={() => setDoing("delete")}><Trans>Delete</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === "rename" && <RenameDialog chat={chat} onClose={close} />}
      {doing === "delete" && <DeleteDialog chat={chat} title={title} onClose={close} onDeleted={onDeleted} />}
    </li>
  );
}

const TITLE = 200;

function RenameDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { t } = useLingui();
  const rename = useRenameChat();
  const [title, setTitle] = useState(chat.title);
  return (
    <FormDialog title={t`Rename the conversation`} submit={<Trans>Save</Trans>} onSubmit={() => rename.mutate({ chat, title: title.trim() }, { onSuccess: onClose })} onClose={onClose} saving={rename.isPending} error={rename.error} disabled={title.trim() === ""}>
      <TextInput data-autofocus label={t`Title`} maxLength={TITLE} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
    </FormDialog>
  );
}

function DeleteDialog({ chat, title, onClose, onDeleted }: { chat: Chat; title: string; onClose: () => void; onDeleted: HistoryProps["onDeleted"] }) {
  const { t } = useLingui();
  const remove = useDeleteChat();
  const problemText = useProblemText();
  const submit = () =>
    remove.mutate(chat.chat_id, {
      onSuccess: () => {
        onClose();
        onDeleted(chat.chat_id);
      },
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <FormDialog title={t`Delete the conversation`} submit={<Trans>Delete</Trans>} onSubmit={submit} onClose={onClose} saving={remove.isPending} error={null}>
      <p className={classes.sure}><Trans>“{title}” is deleted with its answers. Records that were saved from it stay.</Trans></p>
    </FormDialog>
  );
}

export function NewChatButton({ short }: { short: boolean }) {
  return <Button component={Link} to="/assistant">{short ? <Trans>New</Trans> : <Trans>New conversation</Trans>}</Button>;
}
