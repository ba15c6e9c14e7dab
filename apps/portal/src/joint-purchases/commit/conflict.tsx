import { Button, Group } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { priceText } from '../../formats/money.js';
import { Facts, type Fact } from '../../parts/facts.js';
import { t } from '../../words/words.js';
import { takenText } from '../purchase-phrases.js';
import { ceilingIn, draftOf, lotIn, quantityIn, toleranceIn, type BasketDraft, type LotDraft } from './basket-draft.js';
import classes from './commit-form.module.css';

interface ConflictProps {
  purchase: JointPurchaseView;
  draft: BasketDraft;
  onChange: (draft: Partial<BasketDraft>) => void;
}

// The ceiling stands with it: a colleague may have changed nothing else.
function valueOf(typed: LotDraft): string {
  const taken = takenText(quantityIn(typed), toleranceIn(typed));
  const ceiling = ceilingIn(typed);
  return ceiling === null ? taken : t('commitment.conflict.withCeiling', { taken, ceiling: priceText(ceiling) });
}

/** Somebody of the district was faster: what stands now and what was typed, side by side. Nothing is overwritten and nothing is lost. */
export function Conflict({ purchase: { own, lots }, draft, onChange }: ConflictProps) {
  const theirs = draftOf(own);
  const factsOf = (of: BasketDraft): Fact[] =>
    lots.flatMap((lot) => {
      const typed = lotIn(of, lot.lotId);
      const quantity = quantityIn(typed);
      return quantity === 0 ? [] : [{ label: lot.title, value: valueOf(typed) }];
    });
  return (
    <section className={classes.conflict} role="alert" aria-label={t('commitment.conflict.title')}>
      <h2 className={classes.conflictTitle}>{own === null ? t('commitment.conflict.titleGone') : t('commitment.conflict.title')}</h2>
      <p>{t('commitment.conflict.text')}</p>
      <div className={classes.both}>
        <div>
          <h3 className={classes.bothTitle}>{t('commitment.conflict.theirs')}</h3>
          {own === null ? <p>{t('commitment.conflict.theirsNone')}</p> : <Facts facts={factsOf(theirs)} />}
        </div>
        <div>
          <h3 className={classes.bothTitle}>{t('commitment.conflict.mine')}</h3>
          <Facts facts={factsOf(draft)} />
        </div>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={() => onChange({ revision: theirs.revision })}>
          {t('commitment.conflict.keep')}
        </Button>
        <Button variant="default" onClick={() => onChange(theirs)}>
          {t('commitment.conflict.take')}
        </Button>
      </Group>
    </section>
  );
}
