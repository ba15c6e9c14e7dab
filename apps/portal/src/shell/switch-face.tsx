import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';
import { rolesText, useActing } from './acting.js';
import classes from './organisation-switch.module.css';

type FaceProps = UnstyledButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps>;

/** The organisation and roles that one acts with now. */
export function SwitchFace(props: FaceProps) {
  const acting = useActing();
  return (
    <UnstyledButton {...props} className={classes.switch}>
      <span className={classes.words}>
        <span className="unseen">{t('shell.switch')}: </span>
        <span className={classes.name}>{acting.name}</span>
        <span className={classes.roles}>{rolesText(acting.roles)}</span>
      </span>
      <Icon name="upDown" />
    </UnstyledButton>
  );
}
