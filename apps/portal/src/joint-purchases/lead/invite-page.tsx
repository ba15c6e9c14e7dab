import type { JointPurchaseView } from '@tributary/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { Note } from '../../parts/empty.js';
import { FactBox, Facts } from '../../parts/facts.js';
import { FormPage } from '../../parts/form-page.js';
import { TextLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { summed } from '../new/contacts.js';
import { InviteField } from '../new/invite-field.js';
import { useInvite } from './use-invite.js';
import { WithPurchase } from './with-purchase.js';

// Wanted only once the service has said that somewhere nobody can be told.
const ContactFields = lazy(() => import('../new/contact-fields.js').then((file) => ({ default: file.ContactFields })));

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

function Invite({ purchase }: { purchase: JointPurchaseView }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title, invitedDistricts } = purchase;
  const { values, districts, unreachable, faults, attempt, busy, named, change, send } = useInvite(purchase);
  const count = districts?.length ?? 0;
  return (
    <FormPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('lead.invite.title', { title })}
      meta={purchase.reference}
      faults={summed(faults)}
      attempt={attempt}
      submit={named === 0 ? t('lead.invite.submitEmpty') : t('lead.invite.submit', { districts: districtsText(named) })}
      busy={busy}
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
        <Suspense fallback={<Loading rows={2} />}>
          <ContactFields
            districts={unreachable}
            values={values}
            faults={faults.filter(({ field }) => field?.startsWith('contact-'))}
            onChange={change}
          />
        </Suspense>
      )}
    </FormPage>
  );
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
