import { Button } from '@mantine/core';
import type { HeldGrant, WhoAmI } from '@tributary/contracts';
import { ErrorSummary } from '../parts/error-summary.js';
import { PageHead } from '../parts/page-head.js';
import { t } from '../words/words.js';
import classes from './welcome.module.css';

interface OfferProps {
  me: WhoAmI;
  offer: HeldGrant;
  error: Error | null;
  busy: boolean;
  onAccept: () => void;
}

/** Who gives what, what it lets one do, as whom one is signed in, and one button. */
export function Offer({ me, offer, error, busy, onAccept }: OfferProps) {
  const { organisationName: organisation, role } = offer;
  return (
    <>
      <PageHead title={t('welcome.accept.title', { organisation })} />
      <ErrorSummary
        faults={error === null ? [] : [{ field: null, short: error.message, full: error.message }]}
        attempt={error === null ? 0 : 1}
      />
      <div>
        <p>{t('welcome.accept.as', { role: t(`shell.roles.${role}`).toLowerCase() })}</p>
        <ul className={classes.can}>
          {t(`welcome.accept.can.${role}`)
            .split('\n')
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </div>
      <p>{t('welcome.accept.signedInAs', { name: me.name, email: me.email })}</p>
      <div className={classes.buttons}>
        <Button size="lg" onClick={onAccept} data-disabled={busy || undefined} aria-disabled={busy}>
          {busy ? t('parts.beingSent') : t('welcome.accept.button')}
        </Button>
      </div>
    </>
  );
}
