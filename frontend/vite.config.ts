import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const api = process.env["OTOMO_API"] ?? "http://127.0.0.1:8000";
const port = Number(process.env["OTOMO_FRONTEND_PORT"] ?? 5173);

/** Serves the MSW worker in mock mode only, so that it never reaches a production build. */
function mockWorker(): Plugin {
  const worker = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");
  return {
    name: "otomo-mock-worker",
    configureServer(server) {
      server.middlewares.use("/mockServiceWorker.js", (_request, response, next) => {
        readFile(worker).then((body) => {
          response.setHeader("Content-Type", "text/javascript");
          response.end(body);
        }, next);
      });
    },
  };
}

const proxy = { "/api": { target: api }, "/health": { target: api } };

export default defineConfig(({ mode }) => ({
  plugins: [
    react({ babel: { plugins: ["@lingui/babel-plugin-lingui-macro"] } }),
    lingui(),
    ...(mode === "mock" ? [mockWorker()] : []),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port,
    ...(mode === "mock" ? {} : { proxy }),
  },
  preview: { port, proxy },
  build: { target: "es2022", manifest: true, modulePreload: { polyfill: false } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    maxWorkers: 2,
    // A test that hangs ends; one on a busy machine does not.
    testTimeout: 120_000,
    retry: process.env.CI ? 1 : 0,
  },
}));
