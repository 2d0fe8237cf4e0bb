import { Trans, useLingui } from "@lingui/react/macro";

import { Card, EmptyState, RichText, Timeline, TimelineStop } from "@/components";
import type { TimelineEntry } from "@/lib/api";
import { formatShortDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

export function History({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const names = { visit: t`Visit`, phone: t`Phone call`, mail: t`E-mail`, online: t`Online`, inflow: t`Cash inflow`, holding: t`Holding`, note: t`Note` };
  return (
    <Card title={<Trans>So far</Trans>}>
      {entries.length === 0 ? (
        <EmptyState><Trans>Nothing is recorded yet.</Trans></EmptyState>
      ) : (
        <Timeline wide label={t`So far`}>
          {entries.map((entry) => (
            <TimelineStop key={`${entry.kind}:${entry.ref.id}:${entry.on}`} at={formatShortDay(entry.on, locale)} kind={entry.kind === "inflow" ? "inflow" : entry.kind === "holding" ? "maturity" : null} title={names[entry.kind]} detail={<RichText rich={entry.title} />} />
          ))}
        </Timeline>
      )}
    </Card>
  );
}
