import type { Role } from '@tributary/contracts';
import { FactBox } from '../parts/facts.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import { looksLikeEmail } from './fits.js';
import type { RoleDraft } from './role-draft.js';
import classes from './people-form.module.css';

/** What giving the role does, and who hears of it. */
export function GiveRoleEffect({ values, role }: { values: RoleDraft; role: Role | undefined }) {
  const name = values.name.trim() || t('people.form.effect.nobody');
  const organisation = values.place?.name ?? t('people.form.effect.noOrganisation');
  const words = { name, organisation, role: role === undefined ? '…' : t(`shell.roles.${role}`).toLowerCase() };
  return (
    <FactBox title={t('people.form.effect.title')}>
      <ul className={classes.effects}>
        <li>
          <Rich text={t('people.form.effect.sentence', words)} />
        </li>
        <li>
          {looksLikeEmail(values.email) ? t('people.form.effect.mail', { email: values.email.trim() }) : t('people.form.effect.noMail')}
        </li>
        <li>{t('people.form.effect.others')}</li>
      </ul>
    </FactBox>
  );
}
