import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

import type { User } from "@/lib/api";

import { allowed, GROUPS, WORKING, type Place } from "./places";
import { OpenAlarms } from "./OpenAlarms";
import { Key, useRoleName } from "@/components";
import classes from "./Shell.module.css";
import { useSignOut } from "./useSignOut";

export function Rail({ user, onSearch }: { user: User; onSearch: () => void }) {
  const { t, i18n } = useLingui();
  const signOut = useSignOut();
  const roleName = useRoleName();
  return (
    <nav className={classes.rail} aria-label={t`Main`}>
      <Link to="/" className={classes.brand}>
        <img src="/icon.svg" alt="" />
        Otomo
      </Link>
      <RailList places={WORKING} />
      {GROUPS.map((group) => (
        <div key={group.title.id}>
          <h2 className={classes.group}>{i18n._(group.title)}</h2>
          <RailList places={allowed(group.places, user.role)} />
        </div>
      ))}
      <div className={classes.foot}>
        <button type="button" className={classes.item} onClick={onSearch}>
          <Trans>Search</Trans> <Key>/</Key>
        </button>
        <button type="button" className={classes.item} onClick={() => signOut.mutate()}>
          <Trans>Sign out</Trans>
        </button>
        <p className={classes.who}>
          <b>{user.display_name}</b>
          {roleName(user.role)}
        </p>
      </div>
    </nav>
  );
}

function RailList({ places }: { places: Place[] }) {
  const { i18n } = useLingui();
  return (
    <ul className={classes.list}>
      {places.map((place) => (
        <li key={place.to}>
          <Link to={place.to} className={classes.item} activeOptions={{ exact: place.to === "/", includeSearch: false }}>
            {i18n._(place.label)}
            {place.alarms && <OpenAlarms />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
