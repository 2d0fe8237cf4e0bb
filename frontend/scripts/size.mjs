// First load of the entry route: the entry chunk, what it imports at once, its styles, and one language.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", dist), "utf8"));

const files = new Set();
function add(key) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`not in the build: ${key}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) add(next);
}
for (const key of ["index.html", "src/locales/ja.ts", "src/features/today/TodayPage.tsx"]) add(key);

let total = gzipSync(await readFile(new URL("index.html", dist))).length;
for (const file of files) {
  const size = gzipSync(await readFile(new URL(file, dist))).length;
  total += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  first load (gzip), limit ${LIMIT_KB} kB`);
if (total > LIMIT_KB * 1000) process.exit(1);
