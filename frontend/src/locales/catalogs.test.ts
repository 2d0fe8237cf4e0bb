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

// Ids are the English text, so one catalog's word would silently replace another's.
it("translates equal words equally in every catalog", () => {
  const seen = new Map<string, string>();
  const different = Object.entries(files)
    .filter(([path]) => path.endsWith("ja.po"))
    .flatMap(([path, po]) => entries(po).filter(([id, text]) => {
      const first = seen.get(id) ?? text;
      seen.set(id, first);
      return first !== text;
    }).map(([id]) => `${path}: ${id}`));
  expect(different).toEqual([]);
});

it("finds the catalogs", () => {
  expect(Object.keys(files)).toContain("./ja.po");
  expect(entries(files["./ja.po"] ?? "").length).toBeGreaterThan(50);
});
