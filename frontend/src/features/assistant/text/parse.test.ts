import { describe, expect, it } from "vitest";

import { FACTS } from "@/test/mocks/assistant";

import { linesOf, piecesOf, plain } from "./parse";

const facts = new Map(FACTS.map((fact) => [fact.id, fact]));
const shown = (text: string) => piecesOf(text, facts).map((piece) => (piece.type === "words" ? piece.text : piece.type === "fact" ? `<${piece.text}|${piece.fact.id}>` : `<${piece.fact.id}>`)).join("");

describe("a cited text", () => {
  it("shows the words of a fact as its chip", () => {
    expect(shown("佐久間 恒一[f:1] holds ¥30.0M[f:2].")).toBe("<佐久間 恒一|1> holds <¥30.0M|2>.");
  });

  it("shows another wording of the figure, else the citation alone", () => {
    expect(shown("about 3,000万円[f:2]が")).toBe("about <3,000万円|2>が");
    expect(shown("his bond[f:2]")).toBe("his bond<2>");
    expect(shown("¥30.0M[f:2][f:1]")).toBe("<¥30.0M|2><1>");
  });

  it("leaves out a citation that leads nowhere, and one that is still being written", () => {
    expect(shown("a[f:99]b")).toBe("ab");
    expect(linesOf("holds ¥30.0M[f:", facts)[0]?.pieces).toEqual([{ type: "words", text: "holds ¥30.0M" }]);
  });

  it("knows headings, items and what belongs to an item", () => {
    expect(linesOf("Lead\n\n【Why】\n・one\n- two\n\u3000more", facts).map((line) => line.kind)).toEqual(["words", "heading", "item", "item", "sub"]);
    expect(plain("a[f:1]b[f:22]")).toBe("ab");
  });

  it("keeps links and images of a text as the characters they are", () => {
    expect(shown("[x](https://evil.example) ![y](//evil.example/a.png) <img src=x>")).toBe("[x](https://evil.example) ![y](//evil.example/a.png) <img src=x>");
  });
});
