import type { JointPurchaseView } from '@tributary/contracts';
import { priceText } from '../../formats/money.js';
import { FactBox, Facts } from '../../parts/facts.js';
import { Note } from '../../parts/empty.js';
import { t } from '../../words/words.js';
import { leavingText, withoutOwn, type LotWithout } from '../leaving.js';

/** What the prices would be without the reader's basket, lot by lot, and what that means for the others. */
export function WithdrawEffect({ purchase }: { purchase: JointPurchaseView }) {
  return (
    <FactBox title={t('commitment.leave.withdraw.effect')}>
      <Facts facts={withoutOwn(purchase).map((without) => ({ label: without.lot.title, value: changeText(without) }))} />
      <Note>{leavingText(purchase)}</Note>
    </FactBox>
  );
}

function changeText({ before: { unitPriceE4: was }, after: { unitPriceE4: is } }: LotWithout): string {
  if (was === null) return t('commitment.leave.withdraw.none');
  const before = priceText(was);
  if (is === null) return t('commitment.leave.withdraw.gone', { before });
  return was === is
    ? t('commitment.leave.withdraw.stays', { price: before })
    : t('commitment.leave.withdraw.moves', { before, after: priceText(is) });
}
