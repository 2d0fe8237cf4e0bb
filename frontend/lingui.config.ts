import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** One catalog per feature, so that features stay apart in their words as well as in their code. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["ja", "en"],
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
  catalogs: [
    { path: "<rootDir>/src/features/{name}/locales/{locale}", include: ["<rootDir>/src/features/{name}/"] },
    {
      path: "<rootDir>/src/locales/{locale}",
      include: ["<rootDir>/src/app", "<rootDir>/src/components", "<rootDir>/src/lib"],
    },
  ],
});
