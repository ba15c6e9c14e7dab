import { getRouteApi } from '@tanstack/react-router';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { Refused } from '../../shell/page-failure.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { freshPurchase } from './draft-purchase.js';
import { Steps } from './steps.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/new');

/** Opening a purchase: it is written down as a draft, and published by a step of its own. */
export function NewPurchasePage() {
  const { organisationId, may } = useActing();
  const { step } = route.useSearch();
  if (!may('buyer')) return <Refused />;
  return (
    <Steps
      title={t('newPurchase.title')}
      crumbs={purchaseCrumbs(organisationId)}
      form={`purchase:${organisationId}`}
      fresh={freshPurchase()}
      jointPurchaseId={null}
      step={step}
      leave={
        <TextLink to="/o/$organisationId/joint-purchases" params={{ organisationId }} fz="sm">
          {t('newPurchase.leave')}
        </TextLink>
      }
    />
  );
}
