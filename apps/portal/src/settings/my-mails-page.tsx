import { Checkbox } from '@mantine/core';
import type { MailPreferences, MuteBody, MutableMailKind } from '@tributary/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { write } from '../api/api.js';
import { announce } from '../parts/announcer.js';
import { Section } from '../parts/detail-page.js';
import { Failed } from '../parts/failed.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { muted } from './muted.js';
import classes from './my-mails.module.css';
import { preferencesQuery } from './settings.queries.js';

/** Which mails somebody gets. It is the person's own, whatever organisation they act for. */
export function MyMailsPage() {
  const { person } = useActing();
  const { data, error, refetch } = useQuery(preferencesQuery);
  return (
    <div>
      <PageHead title={t('settings.mails.title')} meta={t('settings.mails.meta', { email: person.email })} />
      {data === undefined && error === null && <Loading columns={2} />}
      {data === undefined && error !== null && <Failed what={t('settings.mails.what')} onRetry={() => void refetch()} />}
      {data !== undefined && <Kinds preferences={data} />}
    </div>
  );
}

function Kinds({ preferences }: { preferences: MailPreferences }) {
  const { mutate, error } = useMuting();
  const some = preferences.items.filter(({ mandatory }) => !mandatory);
  const always = preferences.items.filter(({ mandatory }) => mandatory);
  return (
    <div className={classes.groups}>
      <Section title={t('settings.mails.some')}>
        <p className={classes.text}>{t('settings.mails.someText')}</p>
        {error !== null && (
          <p role="alert" className={classes.error}>
            {t('settings.mails.notSaved', { why: error.message })}
          </p>
        )}
        <ul className={classes.list}>
          {some.map(({ kind, muted: silent }) => (
            <li key={kind}>
              <Checkbox
                checked={!silent}
                label={t(`mails.kinds.${kind}`)}
                description={t(`settings.mails.kinds.${kind}`)}
                // Those that can be muted are named by the contract; the service refuses any other.
                onChange={() => mutate({ kind: kind as MutableMailKind, muted: !silent })}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('settings.mails.always')}>
        <p className={classes.text}>{t('settings.mails.alwaysText')}</p>
        <ul className={classes.list}>
          {always.map(({ kind }) => (
            <li key={kind}>
              <strong>{t(`mails.kinds.${kind}`)}</strong>
              <span>{t(`settings.mails.kinds.${kind}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

// Nothing hangs on it, so the page shows it at once, and takes it back where it was not taken.
function useMuting() {
  const client = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationFn: (body: MuteBody) =>
      write<MailPreferences>('PUT', 'notifications/v1/mail-preferences', { body, idempotencyKey: crypto.randomUUID() }),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before !== undefined) client.setQueryData(queryKey, muted(before, body));
      return before;
    },
    onSuccess: (saved, { kind }) => {
      client.setQueryData(queryKey, saved);
      announce(t('settings.mails.saved', { kind: t(`mails.kinds.${kind}`) }));
    },
    onError: (_, __, before) => {
      if (before !== undefined) client.setQueryData(queryKey, before);
    },
  });
}
