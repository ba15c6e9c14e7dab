import { Button } from '@mantine/core';
import type { Unsubscribed } from '@tributary/contracts';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { query, write } from '../api/api.js';
import { Failure } from '../api/failure.js';
import { ButtonLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { WelcomeFrame } from '../welcome/welcome-frame.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';

const route = getRouteApi('/unsubscribe');

/** Where the link at the end of a mail leads. Opening it changes nothing, since mail programs open links by themselves: the button does. */
export function UnsubscribePage() {
  const { token } = route.useSearch();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => write<Unsubscribed>('POST', `notifications/v1/unsubscribe${query({ token })}`, {}),
  });
  const refused = error instanceof Failure && !error.passing;
  return (
    <WelcomeFrame>
      {data !== undefined ? (
        <Done kind={data.kind} />
      ) : token === undefined || refused ? (
        <Broken />
      ) : (
        <>
          <PageHead title={t('settings.unsubscribe.title')} />
          <p>{t('settings.unsubscribe.text')}</p>
          {error !== null && (
            <p role="alert">
              <strong>{t('settings.unsubscribe.failed')}</strong>
            </p>
          )}
          <Button size="lg" onClick={() => !isPending && mutate()} data-disabled={isPending || undefined}>
            {isPending ? t('parts.beingSent') : t('settings.unsubscribe.button')}
          </Button>
        </>
      )}
    </WelcomeFrame>
  );
}

function Done({ kind }: Pick<Unsubscribed, 'kind'>) {
  return (
    <>
      <PageHead title={t('settings.unsubscribe.done')} />
      <p role="status">
        <Rich text={t('settings.unsubscribe.doneText', { kind: t(`mails.kinds.${kind}`) })} />
      </p>
      <ToSignIn />
    </>
  );
}

function Broken() {
  return (
    <>
      <PageHead title={t('settings.unsubscribe.broken')} />
      <p role="status">{t('settings.unsubscribe.brokenText')}</p>
      <ToSignIn />
    </>
  );
}

function ToSignIn() {
  return (
    <ButtonLink to="/" variant="default" size="lg">
      {t('settings.unsubscribe.signIn')}
    </ButtonLink>
  );
}
