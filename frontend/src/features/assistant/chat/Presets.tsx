import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { QueryView } from "@/components";
import { useLocale } from "@/lib/i18n";

import { infoQuery } from "../api/info";
import classes from "./chat.module.css";

/** Questions to begin with: exactly those that are answered in every mode. */
export function Presets({ onAsk, disabled }: { onAsk: (text: string) => void; disabled: boolean }) {
  const locale = useLocale();
  const query = useQuery(infoQuery);
  return (
    <>
      <p className={classes.lead}><Trans>Answers rest on your records. Choose a question, or write your own.</Trans></p>
      <QueryView query={query}>
        {({ presets }) => (
          <ul className={classes.presets}>
            {presets.map(({ intent, text }) => (
              <li key={intent}>
                <button type="button" className={classes.preset} aria-disabled={disabled} onClick={() => { if (!disabled) onAsk(text[locale]); }}>{text[locale]}</button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </>
  );
}
