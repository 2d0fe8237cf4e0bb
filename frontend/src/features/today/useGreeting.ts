import { useLingui } from "@lingui/react/macro";

/** Good morning in Japan's time. Japanese greets by the family name, which stands first. */
export function useGreeting(displayName: string): string {
  const { t, i18n } = useLingui();
  const hour = Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: "Asia/Tokyo" }).format(new Date()));
  const name = i18n.locale === "ja" ? (displayName.split(/\s/)[0] ?? displayName) : displayName;
  if (hour >= 4 && hour < 11) return t`Good morning, ${name}`;
  if (hour >= 11 && hour < 18) return t`Hello, ${name}`;
  return t`Good evening, ${name}`;
}
