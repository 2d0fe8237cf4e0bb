import { i18n, type Messages } from "@lingui/core";
import { useLingui } from "@lingui/react";

import type { Locale } from "@/lib/api";

const STORED = "otomo.locale";

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  ja: () => import("@/locales/ja"),
  en: () => import("@/locales/en"),
};

/** The language kept in this browser; Japanese until somebody chooses. */
export function storedLocale(): Locale {
  return localStorage.getItem(STORED) === "en" ? "en" : "ja";
}

export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await loaders[locale]();
  i18n.loadAndActivate({ locale, messages });
  localStorage.setItem(STORED, locale);
  document.documentElement.lang = locale;
}

export function useLocale(): Locale {
  return useLingui().i18n.locale === "en" ? "en" : "ja";
}

export { i18n };
