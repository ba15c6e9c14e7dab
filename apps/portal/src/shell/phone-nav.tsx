import { Drawer } from '@mantine/core';
import { ownZone, zoneName } from '../formats/dates.js';
import { useFocusBack } from '../parts/use-focus-back.js';
import { t } from '../words/words.js';
import { useActing } from './acting.js';
import { Places } from './nav.js';
import classes from './nav.module.css';
import { SignOutButton } from './sign-out-button.js';

/** The navigation on a phone, open as long as it is there. */
export function PhoneNav({ onClose }: { onClose: () => void }) {
  const { person } = useActing();
  useFocusBack();
  return (
    <Drawer opened onClose={onClose} size={288} title={t('shell.product')} closeButtonProps={{ 'aria-label': t('shell.closeNav') }}>
      <Places onGo={onClose} />
      <div className={classes.person}>
        <div className={classes.personName}>{person.name}</div>
        <SignOutButton full />
        <div className={classes.personLine}>{t('shell.signedInZone', { zone: zoneName(ownZone) })}</div>
      </div>
    </Drawer>
  );
}
