import type { JointPurchaseView } from '@tributary/contracts';
import { CopyReference } from '../parts/copy-reference.js';
import { Facts, type Fact } from '../parts/facts.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { contactFacts } from './contact-facts.js';
import { calendarDayText } from './purchase-phrases.js';
import { ThresholdFlags } from './threshold-flags.js';

/** Where the prices come from, how long they hold, whom to ask, and what the total means by a state's rules. */
export function PriceSource({ purchase }: { purchase: JointPurchaseView }) {
  const { source, flags } = purchase;
  return (
    <section className={classes.part} aria-label={t('purchases.tabs.source')}>
      <Facts facts={factsOf(source)} />
      {flags.length > 0 && <ThresholdFlags flags={flags} />}
    </section>
  );
}

function factsOf({ kind, vendorName, reference, validFrom, validUntil, contact }: JointPurchaseView['source']): Fact[] {
  const facts: Fact[] = [
    { label: t('purchases.source.kind'), value: t(`purchases.source.kinds.${kind}`) },
    { label: t('purchases.source.vendor'), value: vendorName, strong: true },
    { label: t('purchases.source.reference'), value: <CopyReference reference={reference} /> },
  ];
  if (validFrom !== null) facts.push({ label: t('purchases.source.from'), value: calendarDayText(validFrom) });
  facts.push({ label: t('purchases.source.until'), value: calendarDayText(validUntil) });
  return [...facts, ...contactFacts(contact)];
}
