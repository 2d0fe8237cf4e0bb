import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode, type SyntheticEvent } from "react";

import { PHONE } from "@/lib/media";

import classes from "./FormDialog.module.css";
import { useFocusBack } from "./useFocusBack";
import { useCloseOnBack } from "./useCloseOnBack";
import { useProblemText } from "./useProblemText";

interface FormDialogProps {
  title: ReactNode;
  /** The verb on the button. */
  submit: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  saving: boolean;
  error: unknown;
  disabled?: boolean;
  children: ReactNode;
}

/** A form in a sheet of its own: the whole screen on phones. The input stays when saving fails; once there is some, only a button closes the form. */
export function FormDialog({ title, submit, onSubmit, onClose, saving, error, disabled = false, children }: FormDialogProps) {
  const { t } = useLingui();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const problemText = useProblemText();
  const [typed, setTyped] = useState(false);
  useCloseOnBack(onClose, typed);
  useFocusBack();
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} fullScreen={phone} size={520} closeButtonProps={{ "aria-label": t`Close` }} closeOnClickOutside={!typed} closeOnEscape={!typed}>
      <form onSubmit={send} onInput={() => setTyped(true)} className={classes.form} noValidate>
        {children}
        {error !== null && error !== undefined && <p role="alert" className={classes.error}>{problemText(error)}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
          <Button type="submit" loading={saving} disabled={disabled}>{submit}</Button>
        </div>
      </form>
    </Modal>
  );
}
