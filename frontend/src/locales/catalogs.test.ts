import { describe, expect, it } from "vitest";

const files = import.meta.glob<string>(["./*.po", "../features/*/locales/*.po"], { eager: true, query: "?raw", import: "default" });

/** Every `msgid` with its `msgstr`, the header left out. */
function entries(po: string): [string, string][] {
  return po
    .split(/\n\n+/)
    .map((block): [string, string] => [/^msgid "(.*)"$/m.exec(block)?.[1] ?? "", /^msgstr "(.*)"$/m.exec(block)?.[1] ?? ""])
    .filter(([id]) => id !== "");
}

function names(text: string): string[] {
  return [...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? "").sort();
}

describe.each(Object.entries(files))("%s", (_path, po) => {
  it("translates every message", () => {
    expect(entries(po).filter(([, text]) => text === "").map(([id]) => id)).toEqual([]);
  });

  it("keeps the placeholders of every message", () => {
    for (const [id, text] of entries(po)) expect(new Set(names(text)), id).toEqual(new Set(names(id)));
  });
});

it("finds the catalogs", () => {
  expect(Object.keys(files)).toContain("./ja.po");
  expect(entries(files["./ja.po"] ?? "").length).toBeGreaterThan(50);
});
