import { SegmentedControl, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { Card, Gain, useProblemText } from "@/components";
import type { MePatch, Preferences, User } from "@/lib/api";
import { useSaveMe } from "@/lib/session";

import classes from "./account.module.css";

const SAMPLE = { amount: "4120000", currency: "JPY" };
const LOSS = { amount: "-1280000", currency: "JPY" };

/** Each choice takes effect at once. */
export function Display({ user }: { user: User }) {
  const { t } = useLingui();
  const save = useSaveMe();
  const problemText = useProblemText();
  const { preferences } = user;
  const set = (change: MePatch) => save.mutate({ version: user.version, change }, { onError: (error) => notifications.show({ color: "beni", message: problemText(error) }) });
  const prefer = (change: Partial<Preferences>) => set({ preferences: { ...preferences, ...change } });
  return (
    <Card title={<Trans>Display</Trans>}>
      <div className={classes.rows}>
        <Row name={<Trans>Language</Trans>}>
          <SegmentedControl aria-label={t`Language`} value={user.locale} onChange={(locale) => set({ locale: locale })} data={[{ value: "ja", label: "日本語" }, { value: "en", label: "English" }]} />
        </Row>
        <Row name={<Trans>Theme</Trans>}>
          <SegmentedControl aria-label={t`Theme`} value={preferences.theme} onChange={(theme) => prefer({ theme: theme })} data={[{ value: "auto", label: t`Automatic` }, { value: "light", label: t`Light` }, { value: "dark", label: t`Dark` }]} />
        </Row>
        <Row name={<Trans>Colour of gains</Trans>} note={<><Gain value={SAMPLE} /> <Gain value={LOSS} /></>}>
          <SegmentedControl aria-label={t`Colour of gains`} value={preferences.gain_color} onChange={(color) => prefer({ gain_color: color })} data={[{ value: "red_up", label: t`Red is up` }, { value: "green_up", label: t`Green is up` }]} />
        </Row>
        <Row name={<Trans>Keyboard shortcuts</Trans>} note={<Trans>Press ? for the list.</Trans>}>
          <Switch aria-label={t`Keyboard shortcuts`} checked={preferences.shortcuts} onChange={(event) => prefer({ shortcuts: event.currentTarget.checked })} />
        </Row>
      </div>
    </Card>
  );
}

function Row({ name, note, children }: { name: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        {name}
        {note !== undefined && <small className={classes.note}>{note}</small>}
      </div>
      {children}
    </div>
  );
}
