import { TextInput } from '@mantine/core';
import type { NetworkBody, NetworkView } from '@tributary/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { write } from '../api/api.js';
import { Failure } from '../api/failure.js';
import { allDistrictsQuery } from '../districts/districts.queries.js';
import { clockText } from '../formats/dates.js';
import { announce } from '../parts/announcer.js';
import { faultOf, faultsOf, withoutFaultsAt, type Fault } from '../parts/faults.js';
import { Field, FormPage } from '../parts/form-page.js';
import { QuietLink, TextButton, TextLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { useDraft } from '../parts/use-draft.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { bodyOf, draftOf, type NetworkDraft } from './network-draft.js';
import { NetworkEffect } from './network-effect.js';
import { networkQuery, networksKey } from './networks.queries.js';

// It brings Mantine's combobox with it.
const MembersField = lazy(() => import('./members-field.js').then((file) => ({ default: file.MembersField })));

/** The form of a network: a new one, or the one that it changes, from the revision that was seen. */
export function NetworkForm({ network, onReload }: { network: NetworkView | null; onReload: () => void }) {
  const { organisationId, person } = useActing();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = network === null ? 'network' : `network:${network.networkId}:${network.revision}`;
  const { values, savedAt, keyOf, clear, ...draft } = useDraft(person.personId, `${form}:${organisationId}`, draftOf(network));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [outdated, setOutdated] = useState(false);
  const { data: districts = [] } = useQuery(allDistrictsQuery(organisationId));
  const change = (patch: Partial<NetworkDraft>) => {
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => field in patch));
  };
  const { mutate, isPending } = useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: NetworkBody; idempotencyKey: string }) =>
      send(organisationId, network, body, idempotencyKey),
    onSuccess: (saved) => {
      clear();
      client.setQueryData(networkQuery(organisationId, saved.networkId).queryKey, saved);
      void client.invalidateQueries({ queryKey: networksKey(organisationId) });
      announce(t('networks.saved', { name: saved.name }));
      void navigate({ to: '/o/$organisationId/networks/$networkId', params: { organisationId, networkId: saved.networkId } });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      setOutdated(error.status === 412);
      setFaults(faultsFrom(error));
      setAttempt((times) => times + 1);
    },
  });
  const submit = () => {
    const found = faultsIn(values);
    setFaults(found);
    setAttempt((times) => times + 1);
    if (found.length > 0) return;
    const body = bodyOf(values);
    mutate({ body, idempotencyKey: keyOf(body) });
  };
  const reload = () => {
    clear();
    onReload();
  };
  return (
    <FormPage
      crumbs={crumbsOf(organisationId, network)}
      title={network === null ? t('networks.form.newTitle') : t('networks.form.changeTitle', { name: network.name })}
      meta={savedAt === null ? t('networks.form.meta') : t('parts.draft.saved', { time: clockText(savedAt) })}
      faults={faults}
      attempt={attempt}
      submit={network === null ? t('networks.form.submitNew') : t('networks.form.submitChange')}
      busy={isPending}
      onSubmit={submit}
      other={outdated ? <Reload onReload={reload} /> : <Cancel network={network} />}
      fine={t('networks.form.fine')}
      effect={<NetworkEffect network={network} values={values} districts={districts} />}
    >
      <Field faulty={faultOf(faults, 'name') !== undefined}>
        <TextInput
          id="name"
          label={t('networks.form.name')}
          description={t('networks.form.nameHint')}
          error={faultOf(faults, 'name')}
          value={values.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field faulty={faultOf(faults, 'members') !== undefined}>
        <Suspense fallback={<Loading rows={1} />}>
          <MembersField
            districts={districts}
            members={values.members}
            error={faultOf(faults, 'members')}
            onChange={(members) => change({ members })}
          />
        </Suspense>
      </Field>
    </FormPage>
  );
}

function send(organisationId: string, network: NetworkView | null, body: NetworkBody, idempotencyKey: string): Promise<NetworkView> {
  if (network === null) return write('POST', 'districts/v1/networks', { organisationId, body, idempotencyKey });
  const call = { organisationId, body, idempotencyKey, ifMatch: network.revision };
  return write('PUT', `districts/v1/networks/${network.networkId}`, call);
}

function Cancel({ network }: { network: NetworkView | null }) {
  const { organisationId } = useActing();
  if (network === null)
    return (
      <TextLink to="/o/$organisationId/networks" params={{ organisationId }} search={{}} fz="sm">
        {t('networks.form.cancel')}
      </TextLink>
    );
  return (
    <TextLink to="/o/$organisationId/networks/$networkId" params={{ organisationId, networkId: network.networkId }} fz="sm">
      {t('networks.form.cancel')}
    </TextLink>
  );
}

function Reload({ onReload }: { onReload: () => void }) {
  return (
    <span>
      <TextButton fz="sm" onClick={onReload}>
        {t('networks.form.load')}
      </TextButton>{' '}
      {t('networks.form.loadText')}
    </span>
  );
}

function crumbsOf(organisationId: string, network: NetworkView | null) {
  const all = (
    <QuietLink key="networks" to="/o/$organisationId/networks" params={{ organisationId }} search={{}}>
      {t('networks.title')}
    </QuietLink>
  );
  if (network === null) return [<span key="all">{t('shell.districtsAndPartners')}</span>, all];
  return [
    all,
    <QuietLink key="one" to="/o/$organisationId/networks/$networkId" params={{ organisationId, networkId: network.networkId }}>
      {network.name}
    </QuietLink>,
  ];
}

function faultsIn({ name, members }: NetworkDraft): Fault[] {
  const add = (field: string, text: string): Fault => ({ field, short: text, full: text });
  return [
    ...(name.trim() === '' ? [add('name', t('networks.form.errors.name'))] : []),
    ...(members.length === 0 ? [add('members', t('networks.form.errors.members'))] : []),
  ];
}

function faultsFrom(error: Failure): Fault[] {
  if (error.status === 412) {
    const text = t('networks.form.errors.changed');
    return [{ field: null, short: text, full: text }];
  }
  const fieldOf = (name: string) => (name === 'name' ? 'name' : name.startsWith('memberOrganisationIds') ? 'members' : null);
  return faultsOf(error, fieldOf, { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') });
}
