import { ActionIcon, Menu } from "@mantine/core";
import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Timeline, TimelineGap, TimelineStop } from "@/components";
import type { TripDay, TripPlan } from "@/lib/api";
import { formatDay, formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { ProposalBar } from "../proposals/ProposalBar";
import { CustomerLink } from "../text/CustomerLink";
import classes from "./cards.module.css";

type Item = TripDay["items"][number];
type Ask = ((text: string) => void) | undefined;

interface RouteCardProps {
  plan: TripPlan;
  proposalId: string | null;
  onAsk: Ask;
}

/** A plan: where one is when. Its stops are moved by asking, so that every change is checked like the first plan. */
export function RouteCard({ plan, proposalId, onAsk }: RouteCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const travel = formatMinutes(plan.travel_minutes, locale);
  return (
    <div role="group" className={classes.card} aria-label={t`Plan`}>
      <div className={classes.head}>
        <h2><Trans>Plan</Trans></h2>
        <small><Plural value={plan.visits} one="# visit" other="# visits" /> · {t`travel ${travel}`} · <Trans>value {plan.value} / {plan.value_max}</Trans></small>
      </div>
      {plan.days.map((day) => <Day key={day.date} day={day} onAsk={onAsk} />)}
      {proposalId !== null && <ProposalBar proposalId={proposalId} />}
    </div>
  );
}

function Day({ day, onAsk }: { day: TripDay; onAsk: Ask }) {
  const { t } = useLingui();
  const locale = useLocale();
  const when = formatDay(day.date, locale);
  const visits = day.items.filter((item) => item.type === "visit");
  return (
    <>
      <h3 className={classes.dayTitle}>{when}</h3>
      <Timeline label={t`Timetable of ${when}`}>
        <TimelineStop at={day.leave_at} title={day.start.name} detail={t`Leave`} kind="none" />
        {day.items.map((item, index) => <Row key={index} item={item} names={visits.map((visit) => visit.customer_name)} onAsk={onAsk} />)}
        <TimelineStop at={day.back_at} title={day.end.name} detail={t`Arrive`} kind="none" />
      </Timeline>
    </>
  );
}

function Row({ item, names, onAsk }: { item: Item; names: string[]; onAsk: Ask }) {
  const { t } = useLingui();
  const locale = useLocale();
  if (item.type === "lunch") return <TimelineGap>{t`Lunch`}</TimelineGap>;
  if (item.type === "travel") {
    const minutes = formatMinutes(item.minutes, locale);
    if (item.minutes === 0) return null;
    return <TimelineGap>{{ walk: t`Walk ${minutes}`, car: t`Car ${minutes}`, train: t`Train ${minutes}`, air: t`Flight ${minutes}` }[item.mode]}</TimelineGap>;
  }
  const stay = formatMinutes(toMinutes(item.end_at) - toMinutes(item.start_at), locale);
  const title = (
    <span className={classes.stop}>
      <CustomerLink id={item.customer_id}>{item.customer_name}</CustomerLink>
      {onAsk !== undefined && <StopMenu name={item.customer_name} names={names} onAsk={onAsk} />}
    </span>
  );
  return <TimelineStop at={item.start_at} title={title} kind={item.lead_kind} detail={[item.city, stay].filter(Boolean).join(" · ")} />;
}

function toMinutes(at: string): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
}

/** Each choice is a question in words, as one would type it. */
function StopMenu({ name, names, onAsk }: { name: string; names: string[]; onAsk: (text: string) => void }) {
  const { t } = useLingui();
  const at = names.indexOf(name);
  const before = names[at - 1];
  const after = names[at + 1];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" color="gray" aria-label={t`Change the stop at ${name}`}>
          <span aria-hidden>⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {before !== undefined && <Menu.Item onClick={() => onAsk(t`Move ${name} before ${before}`)}><Trans>Move earlier</Trans></Menu.Item>}
        {after !== undefined && <Menu.Item onClick={() => onAsk(t`Move ${name} after ${after}`)}><Trans>Move later</Trans></Menu.Item>}
        <Menu.Item onClick={() => onAsk(t`Drop ${name} from the plan`)}><Trans>Take out</Trans></Menu.Item>
        <Menu.Item onClick={() => onAsk(t`Brief me on ${name}`)}><Trans>Briefing</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
