// Types of the API from the backend's description. `--check` writes nothing and fails on drift.
import { readFile, writeFile } from "node:fs/promises";

import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../docs/api/openapi.json", import.meta.url);
const target = new URL("../src/lib/api/schema.d.ts", import.meta.url);
const document = JSON.parse(await readFile(source, "utf8"));

// A default makes a field optional to send. Bodies that are also answered (a trip's request) always hold it.
for (const [name, schema] of Object.entries(document.components.schemas)) {
  if (!/(Create|Patch)$/.test(name) && schema.properties !== undefined) schema.required = Object.keys(schema.properties);
}

const text = `/** Generated from docs/api/openapi.json by npm run api:generate. */\n${astToString(await openapiTS(document, { defaultNonNullable: false }))}`;
if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8")) !== text) {
    console.error("src/lib/api/schema.d.ts is not what docs/api/openapi.json says; run npm run api:generate.");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
