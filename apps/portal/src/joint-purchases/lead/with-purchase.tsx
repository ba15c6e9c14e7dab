import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { PageHead } from '../../parts/page-head.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { purchaseQuery } from '../purchases.queries.js';
import classes from './lead.module.css';

interface WithPurchaseProps {
  jointPurchaseId: string;
  /** Whether the page's step can be taken now. */
  allowed: (purchase: JointPurchaseView) => boolean;
  /** What is said where it cannot; without it, that the purchase has moved on. */
  otherwise?: { title: string; text: string };
  children: (purchase: JointPurchaseView) => ReactNode;
}

/** A page for one step of one purchase: it loads it, and says so where the step is past. */
export function WithPurchase({ jointPurchaseId, allowed, otherwise, children }: WithPurchaseProps) {
  const { organisationId } = useActing();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data !== undefined) return allowed(data) ? children(data) : <NotNow purchase={data} said={otherwise ?? moved(data.title)} />;
  if (error !== null) return <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  return <Loading page />;
}

function moved(title: string) {
  return { title: t('lead.moved.title', { title }), text: t('lead.moved.text') };
}

function NotNow({ purchase, said }: { purchase: JointPurchaseView; said: { title: string; text: string } }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, title } = purchase;
  return (
    <>
      <PageHead crumbs={purchaseCrumbs(organisationId, purchase)} title={said.title} />
      <p className={classes.notNow}>{said.text}</p>
      <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
        {t('lead.moved.go', { title })}
      </ButtonLink>
    </>
  );
}
