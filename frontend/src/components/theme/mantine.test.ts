import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

import { expect, it } from "vitest";

const sources = import.meta.glob<string>("/src/**/*.tsx", { eager: true, query: "?raw", import: "default" });

it("loads the styles of every Mantine component in use", () => {
  const used = Object.values(sources).flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap((match) => (match[1] ?? "").split(",").map((name) => name.trim())));
  const folder = dirname(createRequire(import.meta.url).resolve("@mantine/core/styles/Button.css"));
  const styled = new Set(readdirSync(folder).map((file) => file.replace(/\.css$/, "")));
  const loaded = readFileSync("src/components/theme/mantine.css", "utf8");
  const missing = [...new Set(used)].filter((name) => styled.has(name) && !loaded.includes(`/${name}.css`));
  expect(missing).toEqual([]);
});
