import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import type { User } from "@/lib/api";

import { Icon } from "./Icon";
import { WORKING } from "./places";
import classes from "./Shell.module.css";

const MoreSheet = lazy(async () => ({ default: (await import("./MoreSheet")).MoreSheet }));

/** Phones: the four working places, and a sheet with everything else. */
export function TabBar({ user, onSearch }: { user: User; onSearch: () => void }) {
  const { t, i18n } = useLingui();
  const [opened, sheet] = useDisclosure(false);
  return (
    <>
      <nav className={classes.tabs} aria-label={t`Tabs`}>
        {WORKING.map((place) => (
          <Link key={place.to} to={place.to} className={classes.tab} activeOptions={{ exact: place.to === "/", includeSearch: false }}>
            <Icon name={place.icon} />
            {i18n._(place.label)}
          </Link>
        ))}
        <button type="button" className={classes.tab} onClick={sheet.open} aria-haspopup="dialog">
          <Icon name="more" />
          <Trans>More</Trans>
        </button>
      </nav>
      <Suspense fallback={null}>{opened && <MoreSheet user={user} onSearch={onSearch} onClose={sheet.close} />}</Suspense>
    </>
  );
}
