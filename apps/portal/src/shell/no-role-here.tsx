import type { WhoAmI } from '@tributary/contracts';
import { RowLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { t } from '../words/words.js';
import { rolesText } from './acting.js';
import { organisationsOf } from './me.js';
import classes from './shell.module.css';

/** The address names an organisation in which the person holds no role: it says so, and offers theirs. */
export function NoRoleHere({ me }: { me: WhoAmI }) {
  return (
    <main className={classes.alone}>
      <PageHead title={t('shell.noRole.title')} />
      <p>{t('shell.noRole.text')}</p>
      <ul>
        {organisationsOf(me.grants).map(({ organisationId, name, roles }) => (
          <li key={organisationId}>
            <RowLink to="/o/$organisationId/today" params={{ organisationId }}>
              {name}
            </RowLink>{' '}
            {rolesText(roles)}
          </li>
        ))}
      </ul>
    </main>
  );
}
