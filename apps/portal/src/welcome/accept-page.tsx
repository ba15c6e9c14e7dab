import { Button } from '@mantine/core';
import type { GrantView, HeldGrant, WhoAmI } from '@tributary/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../api/api.js';
import { Failure } from '../api/failure.js';
import { signInAddress } from '../api/session.js';
import { Failed } from '../parts/failed.js';
import { ButtonLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { meQuery } from '../shell/me.js';
import { t } from '../words/words.js';
import { Accepted, NotYours } from './accept-answers.js';
import { sessionQuery } from './session-query.js';
import { Offer } from './offer.js';
import { WelcomeFrame } from './welcome-frame.js';

const route = getRouteApi('/accept/$grantId');

/** Where the link of the mail leads. Opening it changes nothing: the role is accepted by the button. */
export function AcceptPage() {
  const session = useQuery(sessionQuery);
  const signedIn = session.data?.signedIn === true;
  const me = useQuery({ ...meQuery, enabled: signedIn });
  const signedOut = session.data?.signedIn === false || (me.error instanceof Failure && me.error.status === 401);
  return (
    <WelcomeFrame>
      {signedOut ? (
        <SignInFirst />
      ) : session.isError || me.isError ? (
        <Failed page what={t('welcome.accept.what')} onRetry={() => void (session.isError ? session.refetch() : me.refetch())} />
      ) : me.data === undefined ? (
        <Loading page rows={3} />
      ) : (
        <Answer me={me.data} />
      )}
    </WelcomeFrame>
  );
}

function SignInFirst() {
  return (
    <>
      <PageHead title={t('welcome.accept.signInFirst')} />
      <p>{t('welcome.accept.signInFirstText')}</p>
      <Button component="a" href={signInAddress()} size="lg">
        {t('welcome.signIn')}
      </Button>
    </>
  );
}

function Answer({ me }: { me: WhoAmI }) {
  const { grantId } = route.useParams();
  const client = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  // What was on the page when it was opened: the list changes once the role is accepted.
  const [offer] = useState<HeldGrant | undefined>(() => me.grants.find((grant) => grant.grantId === grantId));
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => write<GrantView>('POST', `districts/v1/grants/${grantId}/accept`, { idempotencyKey }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const accept = () => {
    if (!isPending) mutate();
  };
  if (data !== undefined) return <Accepted grant={data} />;
  if (offer === undefined) return <NotYours me={me} error={error} busy={isPending} onAsk={accept} />;
  if (offer.state === 'active') return <Already offer={offer} />;
  return <Offer me={me} offer={offer} error={error} busy={isPending} onAccept={accept} />;
}

function Already({ offer }: { offer: HeldGrant }) {
  const { organisationId, organisationName: organisation, role } = offer;
  return (
    <>
      <PageHead title={t('welcome.accept.already')} />
      <p>{t('welcome.accept.alreadyText', { role: t(`shell.roles.${role}`), organisation })}</p>
      <ButtonLink to="/o/$organisationId/today" params={{ organisationId }} size="lg">
        {t('welcome.accept.go', { organisation })}
      </ButtonLink>
    </>
  );
}
