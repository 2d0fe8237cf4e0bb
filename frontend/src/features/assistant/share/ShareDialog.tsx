import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ConfirmButton, Copy, QueryView, useProblemText } from "@/components";
import { isProblem, type Share } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { PHONE } from "@/lib/media";

import { sharesQuery, useRevokeShare, useShare } from "../api/shares";
import classes from "./share.module.css";

const DAYS = [7, 30, 90];
const USUAL = 30;

interface ShareDialogProps {
  chatId: string;
  /** The answer read last, which may be shared alone. */
  answerId: string | null;
  onClose: () => void;
}

/** Read-only links for colleagues who are signed in: made, copied, listed and revoked. */
export function ShareDialog({ chatId, answerId, onClose }: ShareDialogProps) {
  const { t } = useLingui();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const query = useQuery(sharesQuery(chatId));
  return (
    <Modal opened onClose={onClose} title={t`Share with colleagues`} fullScreen={phone} size={520} closeButtonProps={{ "aria-label": t`Close` }}>
      <p className={classes.lead}><Trans>A link shows a copy of how the conversation is now, to whoever is signed in. Records open only for those who may see them.</Trans></p>
      <NewLink chatId={chatId} answerId={answerId} />
      <h2 className={classes.title}><Trans>Links that work</Trans></h2>
      <QueryView query={query} isEmpty={(shares) => shares.length === 0} empty={<p className={classes.none}><Trans>There are no links.</Trans></p>}>
        {(shares) => <ul className={classes.list}>{shares.map((share) => <Row key={share.share_id} chatId={chatId} share={share} />)}</ul>}
      </QueryView>
    </Modal>
  );
}

function NewLink({ chatId, answerId }: { chatId: string; answerId: string | null }) {
  const { t } = useLingui();
  const share = useShare(chatId);
  const problemText = useProblemText();
  const [one, setOne] = useState(false);
  const [days, setDays] = useState(USUAL);
  const link = share.data === undefined ? null : `${location.origin}${share.data.path}`;
  return (
    <>
      <div className={classes.fields}>
        <NativeSelect label={t`What`} value={one ? "one" : "all"} onChange={(event) => setOne(event.currentTarget.value === "one")} data={[{ value: "all", label: t`The whole conversation` }, ...(answerId === null ? [] : [{ value: "one", label: t`The last answer only` }])]} />
        <NativeSelect label={t`Works for`} value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))} data={DAYS.map((count) => ({ value: String(count), label: t`${count} days` }))} />
        <Button loading={share.isPending} onClick={() => share.mutate({ message_id: one ? answerId : null, days })}><Trans>Make a link</Trans></Button>
      </div>
      {share.isError && <p role="alert" className={classes.error}>{isProblem(share.error, "nothing-to-share") ? <Trans>There is no complete answer to share yet.</Trans> : problemText(share.error)}</p>}
      {link !== null && (
        <div className={classes.made} role="status">
          <TextInput readOnly label={t`The link, shown this once`} value={link} onFocus={(event) => event.currentTarget.select()} />
          <Copy value={link}><Trans>Copy the link</Trans></Copy>
        </div>
      )}
    </>
  );
}

function Row({ chatId, share }: { chatId: string; share: Share }) {
  const locale = useLocale();
  const revoke = useRevokeShare(chatId);
  const made = formatDateTime(share.created_at, locale);
  const ends = formatDateTime(share.expires_at, locale);
  return (
    <li>
      <span>
        {share.message_id === null ? <Trans>The whole conversation</Trans> : <Plural value={1} one="# answer" other="# answers" />}
        <small><Trans>made {made}, works until {ends}</Trans></small>
      </span>
      <ConfirmButton label={<Trans>Revoke</Trans>} question={<Trans>The link stops working at once.</Trans>} confirm={<Trans>Revoke</Trans>} loading={revoke.isPending} onConfirm={() => revoke.mutate(share.share_id)} />
    </li>
  );
}
