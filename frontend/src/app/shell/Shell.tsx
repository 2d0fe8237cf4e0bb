import { useLingui } from "@lingui/react/macro";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";

import { Lines } from "@/components";
import { loadAhead } from "@/lib/ahead";
import { useCanWrite, useUser } from "@/lib/session";
import { useShortcut } from "@/lib/shortcuts";
import { useShownSubject } from "@/lib/subject";
import { useRecordedVisit } from "@/lib/visit";

import { OfflineBadge } from "./OfflineBadge";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { TabBar } from "./TabBar";
import { usePreferences } from "./usePreferences";

// Opened by a key or a tap, so they need not be part of the first load.
const CommandPalette = lazy(async () => ({ default: (await import("../palette/CommandPalette")).CommandPalette }));
const loadPanel = () => import("@/features/assistant/panel/AssistantPanel");
const loadNotes = () => import("@/features/assistant/visit/VisitNotes");
const AssistantPanel = lazy(async () => ({ default: (await loadPanel()).AssistantPanel }));
const VisitNotes = lazy(async () => ({ default: (await loadNotes()).VisitNotes }));
const ShortcutHelp = lazy(async () => ({ default: (await import("./ShortcutHelp")).ShortcutHelp }));

export function Shell() {
  const { t } = useLingui();
  const user = useUser();
  const canWrite = useCanWrite();
  usePreferences(user);
  const navigate = useNavigate();
  const [palette, paletteActions] = useDisclosure(false);
  const visit = useRecordedVisit();
  const [help, helpActions] = useDisclosure(false);
  const [asking, panel] = useDisclosure(false);
  const subject = useShownSubject();
  const atAssistant = useLocation({ select: ({ pathname }) => pathname.startsWith("/assistant") });

  useEffect(() => loadAhead(loadPanel, loadNotes), []);
  useShortcut("/", paletteActions.open);
  useShortcut("?", helpActions.open);
  useShortcut("a", panel.toggle);
  useShortcut("p", () => {
    if (canWrite) void navigate({ to: "/trips/new", search: {} });
  });
  useShortcut("g t", () => void navigate({ to: "/" }));
  useShortcut("g r", () => void navigate({ to: "/trips" }));
  useShortcut("g d", () => void navigate({ to: "/devices" }));
  useShortcut("g a", () => void navigate({ to: "/assistant" }));
  useShortcut("g c", () => void navigate({ to: "/customers" }));

  return (
    <div className={classes.app}>
      <a href="#main" className={classes.skip}>{t`Skip to the content`}</a>
      <Rail user={user} onSearch={paletteActions.open} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <OfflineBadge />
        <Suspense fallback={<Lines rows={6} />}>
          <Outlet />
        </Suspense>
      </main>
      <TabBar user={user} onSearch={paletteActions.open} />
      <Suspense fallback={null}>
        {palette && <CommandPalette onClose={paletteActions.close} />}
        {asking && !atAssistant && <AssistantPanel subject={subject} onClose={panel.close} />}
        {visit !== null && <VisitNotes key={`${visit.tripId ?? ""} ${visit.customerId}`} visit={visit} />}
        {help && <ShortcutHelp onClose={helpActions.close} />}
      </Suspense>
    </div>
  );
}
