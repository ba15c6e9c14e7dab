import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Announcer } from '../parts/announcer.js';
import { Icon } from '../parts/icons.js';
import { agencyQuery } from '../shell/agency.js';
import { t } from '../words/words.js';
import classes from './welcome.module.css';

/** What stands around a page of somebody who does not act for an organisation yet: whose portal this is, and one thing to do. */
export function WelcomeFrame({ children }: { children: ReactNode }) {
  const { data: agency } = useQuery(agencyQuery);
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <Icon name="tributary" size={20} className={classes.mark} />
        <span>
          <span className={classes.agency}>{agency?.name ?? t('shell.product')}</span>
          {agency !== undefined && <span className={classes.product}>{t('shell.product')}</span>}
        </span>
      </header>
      <main className={classes.main}>{children}</main>
      <Announcer />
    </div>
  );
}
