import { Button } from '@mantine/core';
import type { GrantView } from '@tributary/contracts';
import { ConfirmationPage } from '../parts/confirmation-page.js';
import { ButtonLink, QuietLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';

/** The end of giving a role. */
export function RoleGiven({ grant, onAgain }: { grant: GrantView; onAgain: () => void }) {
  const { organisationId } = useActing();
  const { name, email, organisationName: organisation } = grant;
  return (
    <ConfirmationPage
      crumbs={[
        <QuietLink key="people" to="/o/$organisationId/people" params={{ organisationId }}>
          {t('shell.people')}
        </QuietLink>,
      ]}
      title={t('people.done.title', { name })}
      text={<Rich text={t('people.done.text', { role: t(`shell.roles.${grant.role}`), organisation, email })} />}
      reference={{ label: t('people.done.reference'), text: email }}
      next={[
        { when: t('people.done.now'), what: t('people.done.nowText') },
        { when: t('people.done.then'), what: t('people.done.thenText', { organisation }) },
      ]}
      told={t('people.done.told', { name })}
      actions={
        <>
          <ButtonLink to="/o/$organisationId/people" params={{ organisationId }}>
            {t('people.done.list')}
          </ButtonLink>
          <Button variant="default" onClick={onAgain}>
            {t('people.done.again')}
          </Button>
        </>
      }
    />
  );
}
