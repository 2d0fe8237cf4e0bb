import { Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

import type { User } from "@/lib/api";

import { Icon } from "./Icon";
import { allowed, GROUPS, WORKING } from "./places";
import classes from "./Shell.module.css";
import { useSignOut } from "./useSignOut";

/** Phones: the working places, search, and a sheet with everything else. */
export function TabBar({ user, onSearch }: { user: User; onSearch: () => void }) {
  const { t, i18n } = useLingui();
  const [opened, sheet] = useDisclosure(false);
  const signOut = useSignOut();
  return (
    <>
      <nav className={classes.tabs} aria-label={t`Tabs`}>
        {WORKING.map((place) => (
          <Link key={place.to} to={place.to} className={classes.tab} activeOptions={{ exact: place.to === "/", includeSearch: false }}>
            <Icon name={place.icon} />
            {i18n._(place.label)}
          </Link>
        ))}
        <button type="button" className={classes.tab} onClick={onSearch}>
          <Icon name="search" />
          <Trans>Search</Trans>
        </button>
        <button type="button" className={classes.tab} onClick={sheet.open} aria-haspopup="dialog">
          <Icon name="more" />
          <Trans>More</Trans>
        </button>
      </nav>
      <Drawer opened={opened} onClose={sheet.close} position="bottom" size="auto" title={t`More`} closeButtonProps={{ "aria-label": t`Close` }}>
        <div className={classes.sheet}>
          {GROUPS.flatMap((group) => allowed(group.places, user.role)).map((place) => (
            <Link key={place.to} to={place.to} className={classes.item} onClick={sheet.close}>
              <Icon name={place.icon} />
              {i18n._(place.label)}
            </Link>
          ))}
          <button type="button" className={classes.item} onClick={() => signOut.mutate()}>
            <Trans>Sign out</Trans>
          </button>
        </div>
      </Drawer>
    </>
  );
}
