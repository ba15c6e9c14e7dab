import type { InviteBody, InvitedView, JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Failure } from '../../api/failure.js';
import { allDistrictsQuery } from '../../districts/districts.queries.js';
import { operates } from '../../districts/operates.js';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { Note } from '../../parts/empty.js';
import { FactBox, Facts } from '../../parts/facts.js';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { ContactFields } from '../new/contact-fields.js';
import { contactFaults, contactsOf, freshContacts, summed, type ContactsDraft } from '../new/contacts.js';
import { inviteFaults } from '../new/draft-faults.js';
import { invitedOf, type Invitation } from '../new/draft-purchase.js';
import { InviteField } from '../new/invite-field.js';
import { useStep } from './use-step.js';
import { WithPurchase } from './with-purchase.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/invite');

/** Inviting more districts to a purchase that is open. */
export function InvitePage() {
  const { jointPurchaseId } = route.useParams();
  return (
    <WithPurchase jointPurchaseId={jointPurchaseId} allowed={(purchase) => purchase.may.invite}>
      {(purchase) => <Invite purchase={purchase} />}
    </WithPurchase>
  );
}

type InviteDraft = Invitation & ContactsDraft;
const fresh: InviteDraft = { invite: 'some', chosen: [], networks: [], ...freshContacts };

function Invite({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId, person } = useActing();
  const { jointPurchaseId, title, invitedDistricts } = purchase;
  const draft = useDraft(person.personId, `invite:${jointPurchaseId}`, fresh);
  const { values } = draft;
  const all = useQuery(allDistrictsQuery(organisationId));
  const invited = new Set(purchase.invited.map((district) => district.organisationId));
  const districts = all.data?.filter((district) => operates(district) && !invited.has(district.organisationId)) ?? null;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  // The service says in which of them nobody can be told: it alone knows who has a role where.
  const [silent, setSilent] = useState<readonly string[]>([]);
  const unreachable = (all.data ?? []).filter((district) => silent.includes(district.organisationId));
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };
  const change = (patch: Partial<InviteDraft>) => {
    draft.change(patch);
    setFaults((before) => withoutFaultsAt(before, (field) => field.startsWith('contact-') === ('emails' in patch || 'nobody' in patch)));
    if ('invite' in patch || 'chosen' in patch || 'networks' in patch) setSilent([]);
  };
  const { mutate, isPending } = useStep<InviteBody>({
    ...{ jointPurchaseId, path: 'invitations', onDone: draft.clear },
    fieldIdOf: (name) => (/^(organisation|network)Ids/.test(name) ? fieldOf(values.invite) : null),
    done: (after) => {
      const count = after.invitedDistricts - invitedDistricts;
      return t('lead.invite.done', { count, number: countText(count) });
    },
    onFaults: (found, failure) => {
      const named = unreachableIn(failure);
      setSilent(named);
      const missing = (all.data ?? []).filter((district) => named.includes(district.organisationId));
      show(named.length === 0 ? found : contactFaults(missing, values));
    },
  });
  const ids = (districts ?? []).map((district) => district.organisationId);
  const { invitedOrganisationIds, invitedNetworkIds } = invitedOf(values, ids);
  const send = () => {
    const found = [...inviteFaults(values, districts?.length ?? null), ...contactFaults(unreachable, values)];
    show(found);
    if (found.length > 0) return;
    const contacts = contactsOf(unreachable, values);
    const body = { organisationIds: invitedOrganisationIds, networkIds: invitedNetworkIds, contacts };
    mutate({ body, idempotencyKey: draft.keyOf(body) });
  };
  const count = districts?.length ?? 0;
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('lead.invite.title', { title })}
      meta={purchase.reference}
      faults={summed(faults)}
      attempt={attempt}
      submit={
        invitedOrganisationIds.length === 0
          ? t('lead.invite.submitEmpty')
          : t('lead.invite.submit', { districts: districtsText(invitedOrganisationIds.length) })
      }
      busy={isPending}
      onSubmit={send}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('lead.invite.leave')}
        </TextLink>
      }
      fine={t('lead.invite.fine')}
      effect={<Effect purchase={purchase} />}
    >
      <InviteField
        values={values}
        districts={districts}
        faults={faults}
        onChange={change}
        texts={{
          title: t('lead.invite.who'),
          hint: t('lead.invite.hint', { invited: districtsText(invitedDistricts) }),
          all: t('lead.invite.all', { count, number: countText(count) }),
        }}
      />
      {unreachable.length > 0 && (
        <ContactFields
          districts={unreachable}
          values={values}
          faults={faults.filter(({ field }) => field?.startsWith('contact-'))}
          onChange={change}
        />
      )}
    </FormPage>
  );
}

function fieldOf(invite: Invitation['invite']): string {
  return { all: 'invite-all', networks: 'networks', some: 'chosen' }[invite];
}

/** The districts that the refusal names, beside what every problem has. */
function unreachableIn({ problem }: Failure): InvitedView['organisationId'][] {
  if (problem?.code !== 'joint-purchase.unreachable' || !('organisationIds' in problem)) return [];
  const { organisationIds } = problem;
  return Array.isArray(organisationIds) ? organisationIds.filter((id): id is string => typeof id === 'string') : [];
}

function Effect({ purchase }: { purchase: JointPurchaseView }) {
  return (
    <FactBox title={t('lead.invite.effect')}>
      <Facts
        facts={[
          { label: t('lead.invite.lastDay'), value: deadlineText(purchase.cutOffAt, purchase.zone) },
          { label: t('lead.invite.prices'), value: t('lead.invite.pricesText') },
        ]}
      />
      <Note>{t('lead.invite.sees')}</Note>
    </FactBox>
  );
}
