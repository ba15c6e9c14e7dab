import { Radio, TextInput } from '@mantine/core';
import type { GiveRoleBody, GrantView, Role } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { write } from '../api/api.js';
import { Failure } from '../api/failure.js';
import { clockText } from '../formats/dates.js';
import { faultOf, faultsOf, withoutFaultsAt, type Fault } from '../parts/faults.js';
import { Field, FormPage } from '../parts/form-page.js';
import { QuietLink, TextLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { useDraft } from '../parts/use-draft.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { givableRoles, looksLikeEmail } from './fits.js';
import { GiveRoleEffect } from './give-role-effect.js';
import { grantsKey } from './people.queries.js';
import type { Place, RoleDraft } from './role-draft.js';

// It brings Mantine's combobox with it, which only the agency needs.
const OrganisationField = lazy(() => import('./organisation-field.js').then((file) => ({ default: file.OrganisationField })));

/** The form in which a role is given. `chosen` is the organisation that is chosen already. */
export function GiveRoleForm({ chosen, onGiven }: { chosen: Place | null; onGiven: (grant: GrantView) => void }) {
  const acting = useActing();
  const { organisationId, kind, person } = acting;
  const fresh: RoleDraft = { place: chosen && { organisationId: chosen.organisationId, name: chosen.name }, role: '', name: '', email: '' };
  const { values, savedAt, keyOf, clear, ...draft } = useDraft(
    person.personId,
    `role:${organisationId}:${chosen?.organisationId ?? ''}`,
    fresh,
  );
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const client = useQueryClient();
  const change = (patch: Partial<RoleDraft>) => {
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => (field === 'organisation' ? 'place' in patch : field in patch)));
  };
  const roles: readonly Role[] = values.place === null ? [] : givableRoles(kind, values.place.organisationId === organisationId);
  // Where only one role can be given, it is chosen.
  const role = roles.find((each) => each === values.role) ?? (roles.length === 1 ? roles[0] : undefined);
  const at = (field: string) => faultOf(faults, field);

  const { mutate, isPending } = useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: GiveRoleBody; idempotencyKey: string }) =>
      write<GrantView>('POST', 'districts/v1/grants', { organisationId, body, idempotencyKey }),
    onSuccess: (grant) => {
      clear();
      void client.invalidateQueries({ queryKey: grantsKey(organisationId) });
      onGiven(grant);
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      setFaults(faultsOf(error, fieldIdOf, { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') }));
      setAttempt((times) => times + 1);
    },
  });

  const send = () => {
    const found = faultsIn(values, role);
    setFaults(found);
    setAttempt((times) => times + 1);
    if (found.length > 0 || values.place === null || role === undefined) return;
    const body = { organisationId: values.place.organisationId, role, name: values.name.trim(), email: values.email.trim().toLowerCase() };
    mutate({ body, idempotencyKey: keyOf(body) });
  };

  return (
    <FormPage
      crumbs={[
        <span key="group">{kind === 'agency' ? t('shell.agency') : t('shell.settings')}</span>,
        <QuietLink key="people" to="/o/$organisationId/people" params={{ organisationId }}>
          {t('shell.people')}
        </QuietLink>,
      ]}
      title={t('people.form.title')}
      meta={savedAt === null ? t('people.form.meta') : t('parts.draft.saved', { time: clockText(savedAt) })}
      faults={faults}
      attempt={attempt}
      submit={t('people.form.submit')}
      busy={isPending}
      onSubmit={send}
      other={
        <TextLink to="/o/$organisationId/people" params={{ organisationId }} fz="sm">
          {t('people.form.cancel')}
        </TextLink>
      }
      fine={t('people.form.fine')}
      effect={<GiveRoleEffect values={values} role={role} />}
    >
      {kind === 'agency' && (
        <Field faulty={at('organisation') !== undefined}>
          <Suspense fallback={<Loading rows={1} />}>
            <OrganisationField place={values.place} error={at('organisation')} onChange={(place) => change({ place })} />
          </Suspense>
        </Field>
      )}
      {roles.length > 0 && (
        <Field faulty={at('role') !== undefined}>
          <Radio.Group
            id="role"
            label={t('people.form.role')}
            description={kind === 'agency' ? t('people.form.roleDistrict') : undefined}
            error={at('role')}
            value={role ?? ''}
            onChange={(value) => change({ role: value })}
          >
            {roles.map((each) => (
              <Radio
                key={each}
                id={`role-${each}`}
                value={each}
                label={t(`shell.roles.${each}`)}
                description={t(`people.form.does.${each}`)}
                mt={10}
              />
            ))}
          </Radio.Group>
        </Field>
      )}
      <Field faulty={at('name') !== undefined}>
        <TextInput
          id="name"
          label={t('people.form.name')}
          description={t('people.form.nameHint')}
          error={at('name')}
          value={values.name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field faulty={at('email') !== undefined}>
        <TextInput
          id="email"
          type="email"
          label={t('people.form.email')}
          description={t('people.form.emailHint')}
          error={at('email')}
          value={values.email}
          maxLength={254}
          autoComplete="off"
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
      </Field>
    </FormPage>
  );
}

function faultsIn({ place, name, email }: RoleDraft, role: Role | undefined): Fault[] {
  const found: Fault[] = [];
  const add = (field: string, text: string) => found.push({ field, short: text, full: text });
  if (place === null) add('organisation', t('people.form.errors.organisation'));
  else if (role === undefined) add('role', t('people.form.errors.role'));
  if (name.trim() === '') add('name', t('people.form.errors.name'));
  if (!looksLikeEmail(email)) add('email', t('people.form.errors.email'));
  return found;
}

function fieldIdOf(name: string): string | null {
  return { organisationId: 'organisation', role: 'role', name: 'name', email: 'email' }[name] ?? null;
}
