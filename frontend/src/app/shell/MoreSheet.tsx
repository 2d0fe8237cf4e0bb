import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

import { Sheet } from "@/components";
import type { User } from "@/lib/api";

import { Icon } from "./Icon";
import { OpenAlarms } from "./OpenAlarms";
import { allowed, GROUPS } from "./places";
import classes from "./Shell.module.css";
import { useSignOut } from "./useSignOut";

/** Phones: everything that has no tab of its own. */
export function MoreSheet({ user, onSearch, onClose }: { user: User; onSearch: () => void; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const signOut = useSignOut();
  const search = () => {
    onClose();
    onSearch();
  };
  return (
    <Sheet title={t`More`} onClose={onClose} fit>
      <nav className={classes.sheet} aria-label={t`More`}>
        <button type="button" className={classes.item} onClick={search}>
          <Icon name="search" />
          <Trans>Search</Trans>
        </button>
        {GROUPS.flatMap((group) => allowed(group.places, user.role)).map((place) => (
          <Link key={place.to} to={place.to} className={classes.item} onClick={onClose}>
            <Icon name={place.icon} />
            {i18n._(place.label)}
            {place.alarms && <OpenAlarms />}
          </Link>
        ))}
        <button type="button" className={classes.item} onClick={() => signOut.mutate()}>
          <Trans>Sign out</Trans>
        </button>
      </nav>
    </Sheet>
  );
}
