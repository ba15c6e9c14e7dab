import type { InviteBody, InvitedView, JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '../../api/failure.js';
import { allDistrictsQuery } from '../../districts/districts.queries.js';
import { operates } from '../../districts/operates.js';
import { countText } from '../../formats/money.js';
import { withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import { contactFaults, contactsOf, freshContacts, type ContactsDraft } from '../new/contacts.js';
import { inviteFaults } from '../new/draft-faults.js';
import { invitedOf, type Invitation } from '../new/draft-purchase.js';
import { useStep } from './use-step.js';

type InviteDraft = Invitation & ContactsDraft;
const fresh: InviteDraft = { invite: 'some', chosen: [], networks: [], ...freshContacts };

/** What is typed on the page that invites more districts, what is at fault with it, and its sending. */
export function useInvite({ jointPurchaseId, invited: already, invitedDistricts }: JointPurchaseView) {
  const { organisationId, person } = useActing();
  const draft = useDraft(person.personId, `invite:${jointPurchaseId}`, fresh);
  const { values } = draft;
  const all = useQuery(allDistrictsQuery(organisationId));
  const invited = new Set(already.map((district) => district.organisationId));
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
  return { values, districts, unreachable, faults, attempt, busy: isPending, named: invitedOrganisationIds.length, change, send };
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
