import { FactChip } from "./FactChip";
import { piecesOf, type Line, type Piece, type ShownFact } from "./parse";
import classes from "./text.module.css";

type Facts = ReadonlyMap<string, ShownFact>;

/** The lines of an answer as plain text and fact chips; items that follow each other are one list. */
export function AnswerText({ lines }: { lines: Line[] }) {
  return (
    <div className={classes.text}>
      {blocksOf(lines).map((block, at) => {
        if (Array.isArray(block)) {
          return <ul key={at}>{block.map((line, index) => <li key={index} className={line.kind === "sub" ? classes.sub : undefined}><Pieces pieces={line.pieces} /></li>)}</ul>;
        }
        const Tag = block.kind === "heading" ? "h2" : "p";
        return <Tag key={at}><Pieces pieces={block.pieces} /></Tag>;
      })}
    </div>
  );
}

function blocksOf(lines: Line[]): (Line | Line[])[] {
  return lines.reduce<(Line | Line[])[]>((blocks, line) => {
    if (line.kind === "heading" || line.kind === "words") return [...blocks, line];
    const last = blocks.at(-1);
    return Array.isArray(last) ? [...blocks.slice(0, -1), [...last, line]] : [...blocks, [line]];
  }, []);
}

/** One cited sentence, for cards. */
export function Cited({ text, facts }: { text: string; facts: Facts }) {
  return <Pieces pieces={piecesOf(text, facts)} />;
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) => {
    if (piece.type === "words") return <span key={index}>{piece.text}</span>;
    return piece.type === "cite" ? <FactChip key={index} fact={piece.fact} /> : <FactChip key={index} fact={piece.fact}>{piece.text}</FactChip>;
  });
}
