import type { Role } from '@tributary/contracts';
import { Effects } from '../parts/effects.js';
import { t } from '../words/words.js';
import { looksLikeEmail } from './fits.js';
import type { RoleDraft } from './role-draft.js';

/** What giving the role does, and who hears of it. */
export function GiveRoleEffect({ values, role }: { values: RoleDraft; role: Role | undefined }) {
  const name = values.name.trim() || t('people.form.effect.nobody');
  const organisation = values.place?.name ?? t('people.form.effect.noOrganisation');
  const words = { name, organisation, role: role === undefined ? '…' : t(`shell.roles.${role}`).toLowerCase() };
  const { email } = values;
  const lines = [
    t('people.form.effect.sentence', words),
    looksLikeEmail(email) ? t('people.form.effect.mail', { email: email.trim() }) : t('people.form.effect.noMail'),
    t('people.form.effect.others'),
  ];
  return <Effects title={t('people.form.effect.title')} lines={lines} />;
}
