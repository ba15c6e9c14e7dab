import type { JointPurchaseView } from '@tributary/contracts';
import { t } from '../../words/words.js';
import { missedLots } from '../lots.js';

/** The three ways in which a buyer ends something: a draft is thrown away, an open purchase is canceled, a missed one is given up. */
export type Ending = 'discard' | 'cancel' | 'giveUp';

/** What happens once it is done. Giving up prices the lots that reached their minimum. */
export function happensText(ending: Ending, purchase: JointPurchaseView): string {
  const { title, lots } = purchase;
  if (ending !== 'giveUp') return t(`lead.end.${ending}.happens`);
  const missed = missedLots(purchase);
  if (missed.length === lots.length) return t('lead.end.giveUp.happens', { title });
  return t('lead.end.giveUp.some', { missed: new Intl.ListFormat('en-US').format(missed.map((lot) => lot.title)) });
}
