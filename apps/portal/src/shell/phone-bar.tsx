import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../parts/icons.js';
import { t } from '../words/words.js';
import { openFind } from './find.js';
import { OrganisationSwitch } from './organisation-switch.js';
import classes from './phone-bar.module.css';

const PhoneNav = lazy(() => import('./phone-nav.js').then((file) => ({ default: file.PhoneNav })));

/** The top of the page on a phone: navigation, for whom one acts, and finding anything. */
export function PhoneBar() {
  const [open, setOpen] = useState(false);
  return (
    <header className={classes.bar}>
      <ActionIcon size={44} onClick={() => setOpen(true)} aria-label={t('shell.openNav')} aria-expanded={open}>
        <Icon name="menu" size={18} />
      </ActionIcon>
      <div className={classes.switch}>
        <OrganisationSwitch />
      </div>
      <ActionIcon size={44} onClick={openFind} aria-label={t('shell.find')}>
        <Icon name="search" size={18} />
      </ActionIcon>
      {open && (
        <Suspense fallback={null}>
          <PhoneNav onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}
