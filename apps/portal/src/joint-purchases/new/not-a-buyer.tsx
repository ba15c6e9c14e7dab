import { Failure } from '../../api/failure.js';
import { PageFailure } from '../../shell/page-failure.js';
import { t } from '../../words/words.js';

const refused = new Failure(403, null);

/** Only a buyer opens purchases; the page says so before anybody has typed anything. */
export function NotABuyer() {
  return <PageFailure error={refused} what={t('newPurchase.title')} onRetry={() => undefined} />;
}
