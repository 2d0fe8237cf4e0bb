import "@/components/theme/mantine.css";
import "@/components/theme/tokens.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "@/app/App";
import { activateLocale, storedLocale } from "@/lib/i18n";

async function start(): Promise<void> {
  if (import.meta.env.MODE === "mock") await (await import("@/test/mocks/browser")).startMocks();
  await activateLocale(storedLocale());
  const root = document.getElementById("root");
  if (root === null) throw new Error("#root is missing from index.html");
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
