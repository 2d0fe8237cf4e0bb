import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import lingui from "eslint-plugin-lingui";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const never = (group, message) => ({ group, message });
const upwards = never(["@/features/*", "@/features/**", "@/app/*", "@/app/**", "@/test/**"], "Imports run downwards: app, features, components, lib.");

export default tseslint.config(
  { ignores: ["dist", "coverage", "src/lib/api/schema.d.ts", "node_modules"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "package", package: "@tanstack/router-core", name: "Redirect" }] }],
    },
  },
  { files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked },
  { files: ["scripts/**/*.mjs"], languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } } },
  {
    files: ["src/**/*.tsx"],
    ...jsxA11y.flatConfigs.strict,
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // TanStack Virtual hands out functions that the compiler cannot memoise; we do not run the compiler.
      "react-hooks/incompatible-library": "off",
    },
  },
  {
    files: ["src/**/*.tsx"],
    ignores: ["src/**/*.test.tsx", "src/test/**"],
    plugins: { lingui },
    rules: {
      "lingui/no-single-variables-to-translate": "error",
      "lingui/no-expression-in-message": "off",
      "lingui/no-trans-inside-trans": "error",
      "lingui/t-call-in-function": "error",
      "lingui/no-unlocalized-strings": [
        "error",
        {
          // Text a person would read: starts with a capital letter followed by more, or holds a space or Japanese.
          ignore: ["^[a-z0-9_:/.#$%*()\\-?=&,;\\[\\]+]*$", "^[^\\p{L}]*$", "^(?:Otomo|otomo)$", "^[A-Z]$", "^var\\(", "^calc\\("],
          ignoreNames: [
            { regex: { pattern: "className", flags: "i" } },
            { regex: { pattern: "^(data-.*|id|key|name|type|to|from|rel|target|href|src|role|variant|size|color|d|viewBox|transform|autoComplete|inputMode|queryKey|mutationKey|gridTemplateColumns|display|position|padding|margin|width|height|minWidth|maxWidth)$" } },
            "aria-live", "aria-controls", "aria-labelledby", "aria-describedby", "aria-sort", "displayName", "style", "styles",
          ],
          ignoreFunctions: ["*.addEventListener", "*.removeEventListener", "*.getElementById", "*.querySelector", "*.startsWith", "*.includes", "Error", "*.closest", "*.setAttribute", "cx", "*.join", "*.split", "*.get", "*.matches"],
          useTsTypes: true,
        },
      ],
    },
  },
  {
    files: ["src/features/**/*.{ts,tsx}"],
    ignores: ["src/features/**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [
        never(["@/features/**", "../../*"], "Features never import each other; share through components or lib."),
        never(["@/app/**"], "Features never import the app."),
        never(["@/test/**"], "Test helpers stay in tests."),
      ] }],
    },
  },
  {
    files: ["src/components/**/*.{ts,tsx}", "src/lib/**/*.{ts,tsx}"],
    ignores: ["src/**/*.test.{ts,tsx}"],
    rules: { "no-restricted-imports": ["error", { patterns: [upwards] }] },
  },
  {
    files: ["src/lib/**/*.{ts,tsx}"],
    ignores: ["src/**/*.test.{ts,tsx}"],
    rules: { "no-restricted-imports": ["error", { patterns: [upwards, never(["@/components/**"], "lib is below components.")] }] },
  },
  {
    files: ["src/**/*.test.{ts,tsx}", "src/test/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
