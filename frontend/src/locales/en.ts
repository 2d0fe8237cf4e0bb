import type { Messages } from "@lingui/core";

const catalogs = import.meta.glob<Messages>(["./en.po", "../features/*/locales/en.po"], { eager: true, import: "messages" });

/** Every feature's words in one table. Ids are hashes of the English text; a test holds equal words equal. */
export const messages: Messages = Object.assign({}, ...Object.values(catalogs)) as Messages;
