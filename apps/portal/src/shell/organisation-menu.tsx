import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../parts/icons.js';
import { useAskedMenu } from '../parts/use-asked-menu.js';
import { t } from '../words/words.js';
import { rolesText, useActing } from './acting.js';
import classes from './organisation-switch.module.css';
import { SwitchFace } from './switch-face.js';

/** The person's organisations. Each leads to its own Today, never into the same form for another district. */
export function OrganisationMenu() {
  const acting = useActing();
  const navigate = useNavigate();
  const go = (organisationId: string) => void navigate({ to: '/o/$organisationId/today', params: { organisationId } });
  const button = useAskedMenu();
  return (
    <Menu position="bottom-start" width="target" offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <SwitchFace ref={button} />
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
