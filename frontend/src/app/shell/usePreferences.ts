import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";

import type { User } from "@/lib/api";
import { activateLocale } from "@/lib/i18n";
import { enableShortcuts, listenForShortcuts } from "@/lib/shortcuts";

/** Makes the signed-in user's wishes true: language, theme, colour of gains, shortcuts. */
export function usePreferences({ locale, preferences }: User): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => listenForShortcuts(), []);
  useEffect(() => void activateLocale(locale), [locale]);
  useEffect(() => setColorScheme(preferences.theme), [preferences.theme, setColorScheme]);
  useEffect(() => enableShortcuts(preferences.shortcuts), [preferences.shortcuts]);
  useEffect(() => {
    document.documentElement.dataset["gain"] = preferences.gain_color;
  }, [preferences.gain_color]);
}
