import { Button } from '@mantine/core';
import type { WhoAmI } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Failure } from '../api/failure.js';
import { signInAddress } from '../api/session.js';
import { numberWordAtStart } from '../formats/number-words.js';
import { Failed } from '../parts/failed.js';
import { ButtonLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { agencyQuery } from '../shell/agency.js';
import { meQuery, organisationsOf } from '../shell/me.js';
import { useSignOut } from '../shell/sign-out-button.js';
import { t } from '../words/words.js';
import { sessionQuery } from './session-query.js';
import { WelcomeFrame } from './welcome-frame.js';

/** The first page: signing in, or straight on to what needs the reader. */
export function WelcomePage() {
  const session = useQuery(sessionQuery);
  const signedIn = session.data?.signedIn === true;
  const me = useQuery({ ...meQuery, enabled: signedIn });
  if (session.isError) return <Away onRetry={() => void session.refetch()} />;
  if (session.data === undefined)
    return (
      <WelcomeFrame>
        <Loading page rows={2} />
      </WelcomeFrame>
    );
  if (!signedIn || (me.error instanceof Failure && me.error.status === 401)) return <SignIn />;
  if (me.isError) return <Away onRetry={() => void me.refetch()} />;
  if (me.data === undefined)
    return (
      <WelcomeFrame>
        <Loading page rows={2} />
      </WelcomeFrame>
    );
  const [first] = organisationsOf(me.data.grants);
  if (first === undefined) return <NoRole me={me.data} />;
  return <Navigate to="/o/$organisationId/today" params={{ organisationId: first.organisationId }} replace />;
}

function SignIn() {
  return (
    <WelcomeFrame>
      <PageHead title={t('welcome.title')} />
      <p>{t('welcome.text')}</p>
      <Button component="a" href={signInAddress('/')} size="lg">
        {t('welcome.signIn')}
      </Button>
    </WelcomeFrame>
  );
}

function NoRole({ me }: { me: WhoAmI }) {
  const { data: agency } = useQuery(agencyQuery);
  const { leave } = useSignOut();
  const offers = me.grants.filter((grant) => grant.state === 'offered');
  const title =
    offers.length === 0
      ? t('welcome.noRole.title')
      : t('welcome.noRole.offered', { count: offers.length, number: numberWordAtStart(offers.length) });
  return (
    <WelcomeFrame>
      <PageHead title={title} />
      {offers.length === 0 && <p>{t('welcome.noRole.text', { email: me.email, agency: agency?.name ?? '' })}</p>}
      {offers.map((offer, index) => (
        <p key={offer.grantId}>
          {t('welcome.offer', { role: t(`shell.roles.${offer.role}`), organisation: offer.organisationName })}
          <br />
          <ButtonLink to="/accept/$grantId" params={{ grantId: offer.grantId }} variant={index === 0 ? 'filled' : 'default'} mt={6}>
            {t('welcome.noRole.look')}
          </ButtonLink>
        </p>
      ))}
      <Button variant="default" onClick={leave}>
        {t('welcome.noRole.otherAddress')}
      </Button>
    </WelcomeFrame>
  );
}

function Away({ onRetry }: { onRetry: () => void }) {
  return (
    <WelcomeFrame>
      <Failed page what={t('shell.product')} onRetry={onRetry} />
    </WelcomeFrame>
  );
}
