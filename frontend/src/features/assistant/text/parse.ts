import type { Fact } from "@/lib/api";

/** A fact as an answer shows it; in a shared answer without the record that the reader may not open. */
export type ShownFact = Omit<Fact, "source_ref" | "subject_id"> & { source_ref: Fact["source_ref"] | null };

export type Piece =
  | { type: "words"; text: string }
  /** Words with a record behind them. */
  | { type: "fact"; text: string; fact: ShownFact }
  /** A citation of a record that the words before do not show as it is. */
  | { type: "cite"; fact: ShownFact };

export interface Line {
  kind: "heading" | "item" | "sub" | "words";
  pieces: Piece[];
}

const MARK = /\[f:(\w+)\]/;
const UNFINISHED = /\[(?:f(?::\w*)?)?$/;
/** The marks around quoted records that a model may repeat in its draft. */
const QUOTED = /<\/?q-[0-9a-f]*(?:>|$)/gm;
/** The figure that ends a text, with its unit. */
const FIGURE = /(?:[−+-]?[¥$]?\d[\d,.:/]*(?:\s?[%A-Za-z°]{1,3}|[^\s\d、。「」（）()〜]{1,3})?)$/;

/** The text without its citations. */
export function plain(text: string): string {
  return text.replace(new RegExp(MARK, "g"), "");
}

/** The lines of an answer. Nothing in them is ever a link or an image but the facts of the answer itself. */
export function linesOf(text: string, facts: ReadonlyMap<string, ShownFact>): Line[] {
  return text
    .replace(UNFINISHED, "")
    .replace(QUOTED, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => lineOf(line, facts));
}

function lineOf(line: string, facts: ReadonlyMap<string, ShownFact>): Line {
  const heading = /^【(.*)】$/.exec(line.trim());
  if (heading !== null) return { kind: "heading", pieces: piecesOf(heading[1] ?? "", facts) };
  const item = /^\s*(?:・|•|[-*]\s)\s*/.exec(line);
  if (item !== null) return { kind: "item", pieces: piecesOf(line.slice(item[0].length), facts) };
  const inner = /^(?:\u3000| {2})\s*/.exec(line);
  return { kind: inner === null ? "words" : "sub", pieces: piecesOf(line.trim(), facts) };
}

export function piecesOf(text: string, facts: ReadonlyMap<string, ShownFact>): Piece[] {
  const parts = text.split(MARK);
  const pieces: Piece[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const before = parts[index] ?? "";
    const id = parts[index + 1];
    const fact = id === undefined ? undefined : facts.get(id);
    if (fact === undefined) pieces.push({ type: "words", text: before });
    else pieces.push(...cited(before, fact));
  }
  return joined(pieces);
}

/** The end of `before` that the fact is shown by. */
function cited(before: string, fact: ShownFact): Piece[] {
  const end = before.endsWith(fact.display) ? fact.display : fact.unit === "text" ? "" : (FIGURE.exec(before)?.[0] ?? "");
  if (end === "") return [{ type: "words", text: before }, { type: "cite", fact }];
  return [{ type: "words", text: before.slice(0, -end.length) }, { type: "fact", text: end, fact }];
}

function joined(pieces: Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (piece.type !== "words") return [...all, piece];
    if (last?.type === "words") return [...all.slice(0, -1), { type: "words", text: last.text + piece.text }];
    return piece.text === "" ? all : [...all, piece];
  }, []);
}
