// Fails when the catalogs are not what the code says. Missing translations are a unit test (src/locales/catalogs.test.ts).
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const features = readdirSync("src/features").map((name) => `src/features/${name}/locales`);
const paths = ["src/locales", ...features].flatMap((folder) => ["ja", "en"].map((locale) => `${folder}/${locale}.po`));
const before = new Map(paths.map((path) => [path, existsSync(path) ? readFileSync(path, "utf8") : null]));

execFileSync("npx", ["lingui", "extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });

const stable = (text) => text?.replace(/^"POT-Creation-Date.*$/m, "");
const drifted = paths.filter((path) => {
  const old = before.get(path);
  const changed = existsSync(path) && stable(readFileSync(path, "utf8")) !== stable(old ?? undefined);
  if (changed && old !== null) writeFileSync(path, old);
  return changed;
});
if (drifted.length > 0) {
  console.error(`Catalogs differ from the code; run npm run i18n:extract and translate:\n  ${drifted.join("\n  ")}`);
  process.exit(1);
}
