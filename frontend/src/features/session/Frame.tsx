import type { ReactNode } from "react";

import type { Locale } from "@/lib/api";
import { activateLocale, useLocale } from "@/lib/i18n";

import classes from "./SignInPage.module.css";

/** The sheet on which somebody stands before they are signed in. */
export function Paper({ children }: { children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <h1>Otomo</h1>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The sheet with what it is for, and the choice of a language. */
export function Frame({ lead, onLocale, children }: { lead: ReactNode; onLocale?: (locale: Locale) => void; children: ReactNode }) {
  return (
    <Paper>
      <p className={classes.lead}>{lead}</p>
      {children}
      <LanguageSwitch onChoose={onLocale} />
    </Paper>
  );
}

function LanguageSwitch({ onChoose }: { onChoose: ((locale: Locale) => void) | undefined }) {
  const locale = useLocale();
  const next = locale === "ja" ? "en" : "ja";
  const choose = () => {
    onChoose?.(next);
    void activateLocale(next);
  };
  return (
    <button type="button" lang={next} className={classes.language} onClick={choose}>
      {next === "en" ? "English" : "日本語"}
    </button>
  );
}
