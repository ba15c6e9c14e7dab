import type { JointPurchaseView } from '@tributary/contracts';
import { deadlineText } from '../../formats/dates.js';
import { countText } from '../../formats/money.js';
import { Facts } from '../../parts/facts.js';
import { TextLink } from '../../parts/links.js';
import { useActing } from '../../shell/acting.js';
import { t } from '../../words/words.js';
import classes from './publishing.module.css';

/** What a publication binds, in short, and the way back to change it. `told` is in how many districts somebody can be told. */
export function PublishFacts({ purchase, told }: { purchase: JointPurchaseView; told: number }) {
  const { organisationId } = useActing();
  const { jointPurchaseId, lots, source, invitedDistricts } = purchase;
  const [first] = lots;
  const more = lots.length - 1;
  return (
    <section className={classes.section} aria-label={t('newPurchase.publish.binds')}>
      <h2 className={classes.heading}>{t('newPurchase.publish.binds')}</h2>
      <p className={classes.hint}>{t('newPurchase.publish.bindsText')}</p>
      <Facts
        facts={[
          {
            label: t('newPurchase.publish.lots'),
            value:
              more === 0
                ? first?.title
                : t('newPurchase.publish.lotsMore', { title: first?.title ?? '', count: more, number: countText(more) }),
          },
          {
            label: t('newPurchase.publish.source'),
            value: (
              <span className={classes.named}>
                {t('newPurchase.check.sourceLine', {
                  vendor: source.vendorName,
                  kind: t(`newPurchase.check.kinds.${source.kind}`),
                  reference: source.reference,
                })}
              </span>
            ),
          },
          { label: t('newPurchase.publish.lastDay'), value: deadlineText(purchase.cutOffAt, purchase.zone) },
          {
            label: t('newPurchase.publish.invited'),
            value: t('newPurchase.publish.reached', { reached: countText(told), invited: countText(invitedDistricts) }),
          },
        ]}
      />
      <TextLink to="/o/$organisationId/joint-purchases/$jointPurchaseId/change" params={{ organisationId, jointPurchaseId }} fz="sm">
        {t('newPurchase.publish.change')}
      </TextLink>
    </section>
  );
}
