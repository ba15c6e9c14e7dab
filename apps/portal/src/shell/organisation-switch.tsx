import { Menu, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';
import { rolesText, useActing } from './acting.js';
import classes from './organisation-switch.module.css';

/** For whom one acts, and the way to act for another: it leads to that organisation's Today, never into the same form for another district. */
export function OrganisationSwitch() {
  const acting = useActing();
  const navigate = useNavigate();
  const go = (organisationId: string) => void navigate({ to: '/o/$organisationId/today', params: { organisationId } });
  return (
    <Menu position="bottom-start" width="target" offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.switch}>
          <span className={classes.words}>
            <span className="unseen">{t('shell.switch')}: </span>
            <span className={classes.name}>{acting.name}</span>
            <span className={classes.roles}>{rolesText(acting.roles)}</span>
          </span>
          <Icon name="upDown" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Label>{t('shell.switchTitle')}</Menu.Label>
        {acting.organisations.map(({ organisationId, name, roles }) => (
          <Menu.Item
            key={organisationId}
            onClick={() => go(organisationId)}
            rightSection={organisationId === acting.organisationId ? <Icon name="check" /> : null}
            aria-current={organisationId === acting.organisationId || undefined}
          >
            <span className={classes.name}>{name}</span>
            <span className={classes.roles}>{rolesText(roles)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
