import { Failure } from '../api/failure.js';
import { Failed } from '../parts/failed.js';
import { ButtonLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { t } from '../words/words.js';
import { rolesText, useActing } from './acting.js';

/** A page's own thing could not be read: it does not exist for this organisation, the role does not open it, or no answer came. */
export function PageFailure({ error, what, onRetry }: { error: Error; what: string; onRetry: () => void }) {
  const status = error instanceof Failure ? error.status : 0;
  if (status === 404 || status === 422) return <Missing />;
  if (status === 403) return <Refused />;
  return (
    <Failed page what={what} kept={t('parts.failed.nothingLost')} at={error instanceof Failure ? error.at : undefined} onRetry={onRetry} />
  );
}

/** What the address names does not exist for this organisation. */
export function Missing() {
  const { name: organisation } = useActing();
  return <Elsewhere title={t('shell.notFound.title')} text={t('shell.notFound.text', { organisation })} />;
}

/** The person's role does not open this page: it says so before anybody has typed anything. */
export function Refused() {
  const { roles } = useActing();
  return <Elsewhere title={t('shell.refused.title')} text={t('shell.refused.text', { roles: rolesText(roles) })} />;
}

function Elsewhere({ title, text }: { title: string; text: string }) {
  const { organisationId } = useActing();
  return (
    <div>
      <PageHead title={title} />
      <p style={{ marginTop: 8, marginBottom: 20 }}>{text}</p>
      <ButtonLink to="/o/$organisationId/today" params={{ organisationId }}>
        {t('shell.notFound.home')}
      </ButtonLink>
    </div>
  );
}
