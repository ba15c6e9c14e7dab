import { Button } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { deadlineText } from '../../formats/dates.js';
import { amountText, countText, priceText } from '../../formats/money.js';
import { ConfirmationPage } from '../../parts/confirmation-page.js';
import { ButtonLink } from '../../parts/links.js';
import { Loading } from '../../parts/loading.js';
import { useActing } from '../../shell/acting.js';
import { PageFailure } from '../../shell/page-failure.js';
import { unitsText } from '../../words/phrases.js';
import { Rich } from '../../words/rich.js';
import { t } from '../../words/words.js';
import { purchaseCrumbs } from '../crumbs.js';
import { lastChangeOf } from '../price-moves.js';
import { purchaseQuery } from '../purchases.queries.js';

const route = getRouteApi('/o/$organisationId/joint-purchases/$jointPurchaseId/committed');

type Own = NonNullable<JointPurchaseView['own']>;

/** The end of a commitment: what is the case now, its reference, what happens next, who was told. It can be loaded again. */
export function CommittedPage() {
  const { organisationId, jointPurchaseId } = route.useParams();
  const { data, error, refetch } = useQuery(purchaseQuery(organisationId, jointPurchaseId));
  if (data === undefined) {
    return error === null ? <Loading page /> : <PageFailure error={error} what={t('purchases.whatOne')} onRetry={() => void refetch()} />;
  }
  if (data.own === null)
    return <Navigate to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }} replace />;
  return <Confirmed purchase={data} own={data.own} />;
}

function Confirmed({ purchase, own }: { purchase: JointPurchaseView; own: Own }) {
  const acting = useActing();
  const { organisationId, name } = acting;
  const { jointPurchaseId, title, leadName } = purchase;
  const unit = purchase.lots[0]?.unit ?? '';
  const units = unitsText(own.quantity, unit);
  const when = deadlineText(purchase.cutOffAt, purchase.zone);
  const others = purchase.participants.filter((party) => party.organisationId !== organisationId).length;
  const leaid = purchase.participants.find((party) => party.commitmentId === own.commitmentId)?.leaid;
  return (
    <ConfirmationPage
      crumbs={purchaseCrumbs(organisationId, purchase)}
      title={t('commitment.done.title', { organisation: name, units })}
      text={<Rich text={sentenceOf(purchase, own, organisationId)} />}
      reference={{
        label: t('parts.confirmation.reference'),
        text: leaid === undefined ? purchase.reference : `${purchase.reference}-${leaid}`,
      }}
      next={[
        { when: t('commitment.done.until', { when }), what: t('commitment.done.untilText', { units }) },
        { when: t('commitment.done.then', { when }), what: t('commitment.done.thenText') },
      ]}
      told={
        others === 0
          ? t('commitment.done.toldNone', { lead: leadName })
          : t('commitment.done.told', { count: others, number: countText(others), lead: leadName })
      }
      actions={
        <>
          <ButtonLink to="/o/$organisationId/joint-purchases/$jointPurchaseId" params={{ organisationId, jointPurchaseId }}>
            {t('commitment.done.go', { title })}
          </ButtonLink>
          <Button variant="default" onClick={() => window.print()}>
            {t('parts.print')}
          </Button>
        </>
      }
    />
  );
}

// The timeline knows the price before and after the reader's last change, so the page says the same after a reload.
function sentenceOf(purchase: JointPurchaseView, own: Own, organisationId: string): string {
  const [lot] = purchase.lots;
  const now = lot?.price.unitPriceE4 ?? null;
  if (lot === undefined || now === null)
    return t('commitment.done.none', { units: unitsText(lot?.price.next?.unitsShort ?? 0, lot?.unit ?? '') });
  const count = purchase.participants.length;
  const words = { after: priceText(now), amount: amountText(own.amountTodayCents ?? own.amountFixedCents ?? 0), number: countText(count) };
  const change = lastChangeOf(purchase.timeline, organisationId);
  // Others may have moved the price since: then only today's can be told.
  if (change === null || change.after !== now) return t('commitment.done.now', words);
  if (change.before === null) return t('commitment.done.opened', words);
  if (change.before === now) return t('commitment.done.stays', words);
  const told = { ...words, before: priceText(change.before) };
  return change.before > now ? t('commitment.done.fell', { ...told, count }) : t('commitment.done.rose', told);
}
