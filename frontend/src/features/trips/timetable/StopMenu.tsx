import { Trans, useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import classes from "./timetable.module.css";

interface Props {
  customerId: string;
  name: string;
  onStep: (customerId: string, step: -1 | 1) => void;
  onRemove: (customerId: string) => void;
  onRecord: () => void;
}

export function StopMenu({ customerId, name, onStep, onRemove, onRecord }: Props) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.tool} aria-label={t`More for ${name}`}>
          <svg aria-hidden width="16" height="16" viewBox="0 0 16 16" fill="currentColor">
            <path d="M8 2.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Zm0 4a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Zm0 4a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z" />
          </svg>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRecord}>
          <Trans>Record the visit</Trans>
        </Menu.Item>
        <Menu.Divider role="separator" />
        <Menu.Item closeMenuOnClick={false} onClick={() => onStep(customerId, -1)}>
          <Trans>Visit earlier</Trans>
        </Menu.Item>
        <Menu.Item closeMenuOnClick={false} onClick={() => onStep(customerId, 1)}>
          <Trans>Visit later</Trans>
        </Menu.Item>
        <Menu.Item onClick={() => onRemove(customerId)}>
          <Trans>Take out of the trip</Trans>
        </Menu.Item>
        <Menu.Divider role="separator" />
        <Menu.Item component={Link} to={`/customers/${customerId}`}>
          <Trans>Open the customer</Trans>
        </Menu.Item>
        <Menu.Item component={Link} to={`/customers/${customerId}/briefing`}>
          <Trans>Briefing on one page</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
