import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useLocale } from "@/lib/i18n";

import { Cited } from "../text/AnswerText";
import { CustomerLink } from "../text/CustomerLink";
import type { ShownFact } from "../text/parse";
import classes from "./cards.module.css";
import type { BriefSection, KnownCard, Suggestion, TableRow, VisitRow } from "./data";
import { RouteCard } from "./RouteCard";

type Facts = ReadonlyMap<string, ShownFact>;

interface CardsProps {
  cards: KnownCard[];
  facts: Facts;
  /** Asks something; absent where nothing can be asked. */
  onAsk?: ((text: string) => void) | undefined;
}

export function Cards({ cards, facts, onAsk }: CardsProps) {
  return cards.map((card, index) => {
    switch (card.type) {
      case "visit_list":
        return <VisitList key={index} rows={card.rows} facts={facts} />;
      case "brief":
        return <Brief key={index} customerId={card.customerId} name={card.name} sections={card.sections} facts={facts} />;
      case "table":
        return <Table key={index} title={card.title} rows={card.rows} facts={facts} />;
      case "suggestions":
        return <Suggestions key={index} items={card.items} onAsk={onAsk} />;
      case "route":
        return <RouteCard key={index} plan={card.plan} proposalId={card.proposalId} onAsk={onAsk} />;
    }
  });
}

function VisitList({ rows, facts }: { rows: VisitRow[]; facts: Facts }) {
  return (
    <section className={classes.card}>
      <ol className={classes.rows}>
        {rows.map((row, index) => (
          <li key={index} className={classes.visit}>
            <span className={classes.rank}>{index + 1}</span>
            <div>
              <b><CustomerLink id={row.customer_id}>{row.name}</CustomerLink></b>
              {row.reasons.map((reason, at) => <p key={at}><Cited text={reason} facts={facts} /></p>)}
            </div>
            <span className={classes.score}>{row.score}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Brief({ customerId, name, sections, facts }: { customerId: string | null; name: string; sections: BriefSection[]; facts: Facts }) {
  const locale = useLocale();
  const shown = sections.filter(({ lines }) => lines.length > 0);
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2><CustomerLink id={customerId}>{name}</CustomerLink></h2>
        {customerId !== null && <small><Link to="/customers/$customerId/briefing" params={{ customerId }}><Trans>The whole briefing</Trans></Link></small>}
      </div>
      <div className={classes.brief}>
        {shown.map(({ kind, title, lines }) => (
          <div key={kind}>
            <h3>{title[locale]}</h3>
            <ul>{lines.map((line, index) => <li key={index}><Cited text={line} facts={facts} /></li>)}</ul>
          </div>
        ))}
      </div>
    </section>
  );
}

const FIRST = 8;

function Table({ title, rows, facts }: { title: string; rows: TableRow[]; facts: Facts }) {
  const [all, setAll] = useState(false);
  const rest = rows.length - FIRST;
  return (
    <section className={classes.card}>
      {title !== "" && <div className={classes.head}><h2>{title}</h2></div>}
      <ul className={classes.rows}>
        {(all ? rows : rows.slice(0, FIRST)).map((row, index) => <li key={index}><Cited text={row.text} facts={facts} /></li>)}
      </ul>
      {rest > 0 && !all && (
        <div className={classes.more}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}><Trans>Show {rest} more</Trans></Button>
        </div>
      )}
    </section>
  );
}

function Suggestions({ items, onAsk }: { items: Suggestion[]; onAsk: CardsProps["onAsk"] }) {
  const locale = useLocale();
  return (
    <div className={classes.asks}>
      {items.map((item) => (
        <button type="button" key={item.intent} className={classes.ask} aria-disabled={onAsk === undefined} onClick={() => onAsk?.(item[locale])}>{item[locale]}</button>
      ))}
    </div>
  );
}
