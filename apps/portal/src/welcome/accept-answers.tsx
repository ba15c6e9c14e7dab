import { Button } from '@mantine/core';
import type { GrantView, WhoAmI } from '@tributary/contracts';
import { ButtonLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { useSignOut } from '../shell/sign-out-button.js';
import { t } from '../words/words.js';
import classes from './welcome.module.css';

/** The role counts now. */
export function Accepted({ grant }: { grant: GrantView }) {
  const { organisationId, organisationName: organisation, role } = grant;
  return (
    <>
      <PageHead title={t('welcome.accept.done', { role: t(`shell.roles.${role}`).toLowerCase(), organisation })} />
      <p role="status">{t('welcome.accept.doneText')}</p>
      <ButtonLink to="/o/$organisationId/today" params={{ organisationId }} size="lg">
        {t('welcome.accept.go', { organisation })}
      </ButtonLink>
    </>
  );
}

interface NotYoursProps {
  me: WhoAmI;
  error: Error | null;
  busy: boolean;
  onAsk: () => void;
}

/** The role is not offered to this sign-in: another address, one that nobody vouches for, or it was taken back. The service says which. */
export function NotYours({ me, error, busy, onAsk }: NotYoursProps) {
  const { leave } = useSignOut();
  const unverified = !me.emailVerified;
  return (
    <>
      <PageHead title={unverified ? t('welcome.accept.unverified') : t('welcome.accept.notYours')} />
      <p>{unverified ? t('welcome.accept.unverifiedText', { email: me.email }) : t('welcome.accept.notYoursText', { email: me.email })}</p>
      {error !== null && (
        <p role="alert">
          <strong>{error.message}</strong>
        </p>
      )}
      <div className={classes.buttons}>
        <Button size="lg" onClick={leave}>
          {t('welcome.noRole.otherAddress')}
        </Button>
        {!unverified && error === null && (
          <Button size="lg" variant="default" onClick={onAsk} data-disabled={busy || undefined}>
            {t('welcome.accept.which')}
          </Button>
        )}
      </div>
    </>
  );
}
