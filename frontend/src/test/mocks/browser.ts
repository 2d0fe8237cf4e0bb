import { setupWorker } from "msw/browser";

import { handlers } from "./handlers";
import { signInAs } from "./book";

export async function startMocks(): Promise<void> {
  if (new URLSearchParams(location.search).has("as")) signInAs(new URLSearchParams(location.search).get("as") ?? "");
  await setupWorker(...handlers).start({ onUnhandledRequest: "bypass", quiet: true });
}
