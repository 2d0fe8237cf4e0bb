import { Button, Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { Copy } from "./Copy";
import classes from "./SecretDialog.module.css";
import { useFocusBack } from "./useFocusBack";

interface SecretDialogProps {
  title: string;
  secret: string;
  /** Where it belongs. */
  intro: ReactNode;
  /** How it is sent. */
  header: string;
  onClose: () => void;
}

/** A secret that is shown once. Only a button closes it, so that no slip of the mouse loses it. */
export function SecretDialog({ title, secret, intro, header, onClose }: SecretDialogProps) {
  const { t } = useLingui();
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={title} size={520} closeButtonProps={{ "aria-label": t`Close` }} closeOnClickOutside={false} closeOnEscape={false}>
      <div className={classes.secret}>
        <p>{intro}</p>
        <code aria-label={t`Secret`} className={classes.value}>{secret}</code>
        <Copy value={secret}><Trans>Copy the secret</Trans></Copy>
        <p className={classes.fine}>{header} <code className={classes.inline}>Authorization: Bearer …</code></p>
        <div className={classes.buttons}><Button data-autofocus onClick={onClose}><Trans>I have kept it</Trans></Button></div>
      </div>
    </Modal>
  );
}
