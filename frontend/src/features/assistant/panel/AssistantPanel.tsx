import { Button, CloseButton, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import { KindTag, useCloseOnBack } from "@/components";
import { PHONE } from "@/lib/media";
import type { Subject } from "@/lib/subject";

import { ChatPane } from "../chat/ChatPane";
import { Beginnings } from "./Beginnings";
import classes from "./panel.module.css";

interface AssistantPanelProps {
  /** What the page beside it is about. */
  subject: Subject | null;
  onClose: () => void;
}

/** The assistant beside a page, which stays in use; on phones a sheet over it. */
export function AssistantPanel(props: AssistantPanelProps) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  // Where one was before, to go back there.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => {
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  }, [opener]);
  return phone ? <Over {...props} /> : <Beside {...props} />;
}

function Over(props: AssistantPanelProps) {
  const { t } = useLingui();
  const { onClose } = props;
  useCloseOnBack(onClose);
  return (
    <Drawer opened onClose={onClose} position="bottom" size="100%" padding={14} title={t`Assistant`} closeButtonProps={{ "aria-label": t`Close` }} classNames={{ body: classes.sheet ?? "" }}>
      <Inside {...props} phone />
    </Drawer>
  );
}

function Beside(props: AssistantPanelProps) {
  const { t } = useLingui();
  const { onClose } = props;
  const panel = useRef<HTMLElement>(null);
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  });
  useEffect(() => {
    const element = panel.current;
    element?.addEventListener("keydown", close);
    return () => element?.removeEventListener("keydown", close);
  }, []);
  return (
    <aside ref={panel} className={classes.panel} data-beside aria-label={t`Assistant`}>
      <div className={classes.head}>
        <h2><Trans>Assistant</Trans></h2>
        <CloseButton aria-label={t`Close`} onClick={onClose} />
      </div>
      <div className={classes.scroll}><Inside {...props} phone={false} /></div>
    </aside>
  );
}

function Inside({ subject, phone }: AssistantPanelProps & { phone: boolean }) {
  const [chatId, setChatId] = useState<string | null>(null);
  return (
    <>
      <div className={classes.about}>
        {subject !== null && <KindTag kind="info"><Trans>About: {subject.name}</Trans></KindTag>}
        {chatId !== null && (
          <span className={classes.ways}>
            <Button variant="subtle" size="compact-sm" onClick={() => setChatId(null)}><Trans>New conversation</Trans></Button>
            <Button variant="subtle" size="compact-sm" component={Link} to={`/assistant/${chatId}`}><Trans>Open in full</Trans></Button>
          </span>
        )}
      </div>
      <div className={classes.inside}>
        <ChatPane
          key={chatId ?? "new"}
          chatId={chatId}
          screen={{ customerId: subject?.customerId ?? null, tripId: subject?.tripId ?? null }}
          place={chatId ?? "panel"}
          focusFirst={!phone}
          onMade={setChatId}
          first={(begin) => <Beginnings subject={subject} begin={begin} />}
        />
      </div>
    </>
  );
}
