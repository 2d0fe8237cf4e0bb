import { Button } from "@mantine/core";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { KindTag } from "@/components";
import type { Alarm } from "@/lib/api";
import { formatAge, formatMoment, formatReading, toMinute } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import { SEVERITY_TONES, useAlarmKindName, useSeverityName } from "../words";
import classes from "./alarms.module.css";

const AlarmDialog = lazy(async () => ({ default: (await import("./AlarmDialog")).AlarmDialog }));

interface AlarmListProps {
  alarms: Alarm[];
  /** On the device's own page the device is known, and its charts can move to the alarm. */
  onShow?: (window: Alarm["window"]) => void;
}

export function refOf({ device_id, alarm_id }: Alarm): string {
  return `${device_id}/${alarm_id}`;
}

export function AlarmList({ alarms, onShow }: AlarmListProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<string | null>(null);
  const alarm = alarms.find((one) => refOf(one) === opened);
  return (
    <>
      <ul className={classes.list} aria-label={t`Alarms`}>
        {alarms.map((one) => <Row key={refOf(one)} alarm={one} onShow={onShow} onOpen={() => setOpened(refOf(one))} />)}
      </ul>
      <Suspense fallback={null}>{alarm !== undefined && <AlarmDialog alarm={alarm} onClose={() => setOpened(null)} />}</Suspense>
    </>
  );
}

interface RowProps {
  alarm: Alarm;
  onShow: AlarmListProps["onShow"];
  onOpen: () => void;
}

function Row({ alarm, onShow, onOpen }: RowProps) {
  const { t } = useLingui();
  const canWrite = useCanWrite();
  const severityName = useSeverityName();
  const kindName = useAlarmKindName();
  const locale = useLocale();
  const open = alarm.cleared_at === null;
  const acknowledge = open && alarm.acknowledged_at === null && canWrite;
  return (
    <li className={classes.alarm} data-open={open}>
      <div className={classes.tags}>
        <KindTag kind={open ? SEVERITY_TONES[alarm.severity] : "none"}>{severityName(alarm.severity)}</KindTag>
        <KindTag kind="none">{kindName(alarm)}</KindTag>
      </div>
      <div className={classes.words}>
        {onShow === undefined && (
          <p className={classes.where}>
            <Link to="/customers/$customerId" params={{ customerId: alarm.customer_id }} data-row>{alarm.customer_name}</Link>
            <span>{[alarm.device_name, alarm.place].filter(Boolean).join(" · ")}</span>
          </p>
        )}
        <p>{locale === "ja" ? alarm.text_ja : alarm.text_en}</p>
        <p className={classes.fine}>
          <When alarm={alarm} />
          <Acknowledged alarm={alarm} />
          {alarm.notes.length > 0 && <span><Plural value={alarm.notes.length} one="# note" other="# notes" /></span>}
        </p>
      </div>
      <Against alarm={alarm} />
      <div className={classes.tools}>
        {onShow === undefined ? (
          <Link className={classes.button} to="/devices/$deviceId" params={{ deviceId: alarm.device_id }} search={{ from: Date.parse(alarm.window.from), to: Date.parse(alarm.window.to) }}><Trans>See the readings</Trans></Link>
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={() => onShow(alarm.window)}><Trans>Show in the chart</Trans></Button>
        )}
        <Button variant={acknowledge ? "default" : "subtle"} size="compact-sm" onClick={onOpen} aria-label={acknowledge ? t`Acknowledge: ${alarm.device_name}` : t`Notes: ${alarm.device_name}`}>
          {acknowledge ? <Trans>Acknowledge</Trans> : <Trans>Notes</Trans>}
        </Button>
      </div>
    </li>
  );
}

function When({ alarm }: { alarm: Alarm }) {
  const locale = useLocale();
  const minute = (instant: string) => formatMoment(toMinute(Date.parse(instant)), locale);
  const since = minute(alarm.since);
  if (alarm.cleared_at === null) return <span className="num"><Trans>since {since} ({formatAge(alarm.since, locale)})</Trans></span>;
  return <span className="num">{since} – {minute(alarm.cleared_at)}</span>;
}

function Acknowledged({ alarm }: { alarm: Alarm }) {
  const locale = useLocale();
  if (alarm.acknowledged_at === null) return null;
  const at = formatMoment(toMinute(Date.parse(alarm.acknowledged_at)), locale);
  return <span className={classes.acknowledged}><Trans>✓ {alarm.acknowledged_by}, {at}</Trans></span>;
}

/** The value against its limit. */
function Against({ alarm }: { alarm: Alarm }) {
  const { metric, value, limit } = alarm;
  if (metric === null || value === null) return <span />;
  return (
    <p className={classes.against}>
      <b>{formatReading(alarm.peak ?? value, metric)}</b>
      {limit !== null && <small><Trans>limit {formatReading(limit, metric)}</Trans></small>}
    </p>
  );
}
