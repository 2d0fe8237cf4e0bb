import type { ShownFact } from "../text/parse";
import type { KnownCard } from "./data";

const BRACKETS = /^【(.*)】$/;
const STOP = /^\s*・\s*\d{1,2}:\d\d\[f:/;
const ONE_FACT = /^[^[\]]*\[f:(\w+)\]$/;

/** The text without the lines that a card beside it shows again, so that nothing is read twice. */
export function saidOnce(text: string, cards: KnownCard[], facts: ReadonlyMap<string, ShownFact>): string {
  const ends = cards.flatMap(textsOf);
  const titles = new Set(cards.flatMap((card) => (card.type === "brief" ? card.sections.flatMap(({ title }) => [title.ja, title.en]) : [])));
  const route = cards.some((card) => card.type === "route");
  const shownByCard = (line: string) => {
    const bare = line.trim().replace(BRACKETS, "$1");
    if (titles.has(bare)) return true;
    if (route && (STOP.test(line) || facts.get(ONE_FACT.exec(bare)?.[1] ?? "")?.unit === "date")) return true;
    return ends.some((end) => end !== "" && line.trimEnd().endsWith(end));
  };
  return text.split("\n").filter((line) => !shownByCard(line)).join("\n");
}

function textsOf(card: KnownCard): string[] {
  switch (card.type) {
    case "visit_list":
      return card.rows.flatMap((row) => row.reasons);
    case "brief":
      return card.sections.flatMap((section) => section.lines);
    case "table":
      return card.rows.map((row) => row.text);
    default:
      return [];
  }
}

/** How many records the answer cites. */
export function citedIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\[f:(\w+)\]/g)].map((match) => match[1] ?? ""));
}
