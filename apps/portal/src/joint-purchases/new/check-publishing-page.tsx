import type { JointPurchaseView, PublishBody } from '@tributary/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/api.js';
import { Failure } from '../../api/failure.js';
import { faultsOf, withoutFaultsAt, type Fault } from '../../parts/faults.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { CopyReference } from '../../parts/copy-reference.js';
import { MetaLine } from '../../parts/page-head.js';
import { useDraft } from '../../parts/use-draft.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { attentionKey } from '../../today/attention.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseKey, purchaseQuery, purchasesKey } from '../purchases.queries.js';
import { ThresholdFlags } from '../threshold-flags.js';
import { ContactFields } from './contact-fields.js';
import {
  addressed,
  contactFaults,
  contactField,
  contactsOf,
  freshContacts,
  summed,
  unreachableOf,
  type ContactsDraft,
} from './contacts.js';
import { NoDraft } from './no-draft.js';
import { PublishFacts } from './publish-facts.js';
import classes from './publishing.module.css';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/publish');

/** The check before a purchase is published: what the service says of the draft, and whom nobody can tell. */
export function CheckPublishingPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  // Who can be told changes with every role that is given: the newest answer counts.
  const { data, error, refetch } = useQuery({ ...purchaseQuery(organisationId, jointPurchaseId), staleTime: 0 });
  if (data !== undefined) return data.may.publish ? <Check purchase={data} /> : <NoDraft purchase={data} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function Check({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId, person } = useActing();
  const { jointPurchaseId } = purchase;
  const draft = useDraft(person.personId, `publish:${organisationId}:${jointPurchaseId}`, freshContacts);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const unreachable = unreachableOf(purchase.invited);
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };
  const { mutate, isPending } = usePublish(purchase, draft.clear, show);
  const change = (patch: Partial<ContactsDraft>) => {
    draft.change(patch);
    const after = { ...draft.values, ...patch };
    setFaults((before) => withoutFaultsAt(before, (field) => typedAt(draft.values, field) !== typedAt(after, field)));
  };
  const send = () => {
    const found = contactFaults(unreachable, draft.values);
    show(found);
    if (found.length > 0) return;
    const body = { contacts: contactsOf(unreachable, draft.values) };
    mutate({ body, idempotencyKey: draft.keyOf({ ...body, version: purchase.version }) });
  };
  const districts = districtsText(purchase.invitedDistricts);
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('newPurchase.publish.title')}
      meta={
        <MetaLine>
          <CopyReference reference={purchase.reference} />
          <span>{t('newPurchase.publish.kept')}</span>
        </MetaLine>
      }
      wide
      faults={summed(faults)}
      attempt={attempt}
      submit={t('newPurchase.publish.submit', { districts })}
      busy={isPending}
      onSubmit={send}
      other={
        <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} fz="sm">
          {t('newPurchase.publish.later')}
        </TextLink>
      }
      fine={t('newPurchase.publish.fine')}
    >
      <PublishFacts purchase={purchase} told={purchase.invitedDistricts - unreachable.length + addressed(unreachable, draft.values)} />
      <section className={classes.section} aria-label={t('newPurchase.publish.flags')}>
        <h2 className={classes.heading}>{t('newPurchase.publish.flags')}</h2>
        {purchase.flags.length === 0 ? (
          <p className={classes.hint}>{t('newPurchase.publish.noFlags')}</p>
        ) : (
          <>
            <ThresholdFlags flags={purchase.flags} />
            <p className={classes.counsel}>{t('newPurchase.publish.counsel')}</p>
          </>
        )}
      </section>
      {unreachable.length === 0 ? (
        <p className={classes.hint}>{t('newPurchase.publish.everyone')}</p>
      ) : (
        <ContactFields districts={unreachable} values={draft.values} faults={faults} onChange={change} />
      )}
    </FormPage>
  );
}

/** What was typed for a district: where it changes, its fault is no longer true. */
function typedAt({ emails, nobody }: ContactsDraft, field: string): string {
  const organisationId = field.slice(contactField('').length);
  return `${emails[organisationId] ?? ''} ${nobody.includes(organisationId)}`;
}

function usePublish(purchase: JointPurchaseView, onSent: () => void, onFaults: (faults: Fault[]) => void) {
  const { organisationId } = useActing();
  const { jointPurchaseId } = purchase;
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    // What was checked is what is published: a draft that somebody has changed meanwhile is refused.
    mutationFn: (sent: { body: PublishBody; idempotencyKey: string }) =>
      write<JointPurchaseView>('POST', `procurement/v1/joint-purchases/${jointPurchaseId}/publish`, {
        ...{ organisationId, ifMatch: purchase.version },
        ...sent,
      }),
    onSuccess: (view) => {
      onSent();
      client.setQueryData(purchaseKey(organisationId, jointPurchaseId), view);
      void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
      void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      const params = { organisationId, jointPurchaseId };
      void navigate({ to: '/o/$organisationId/joint-purchases/$jointPurchaseId/published', params, replace: true });
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      const again = error.status === 412 ? 'outdated' : error.problem?.code === 'joint-purchase.unreachable' ? 'changed' : null;
      if (again !== null) {
        void client.invalidateQueries({ queryKey: purchaseKey(organisationId, jointPurchaseId) });
        const text = t(`newPurchase.publish.errors.${again}`);
        return onFaults([{ field: null, short: text, full: text }]);
      }
      onFaults(faultsOf(error, () => null, { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') }));
    },
  });
}
