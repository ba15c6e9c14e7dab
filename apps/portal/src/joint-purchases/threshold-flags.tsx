import { Anchor } from '@mantine/core';
import type { JointPurchaseView } from '@tributary/contracts';
import { amountText } from '../formats/money.js';
import { Icon } from '../parts/icons.js';
import { Rich } from '../words/rich.js';
import { t } from '../words/words.js';
import classes from './threshold-flags.module.css';

/** What the service calls the rules for federal money, which hold in every state. */
const federal = 'US';

/** Where the quote passes the amount from which a state asks for sealed bids: the figure, where it stands, and how far to trust it. */
export function ThresholdFlags({ flags }: Pick<JointPurchaseView, 'flags'>) {
  return (
    <ul className={classes.flags} aria-label={t('purchases.flags.label')}>
      {flags.map((flag) => (
        <li key={`${flag.state} ${flag.rule}`}>
          <Icon name="needs" size={14} />
          <div>
            <p>
              <Rich
                text={t(flag.state === federal ? 'purchases.flags.textFederal' : 'purchases.flags.text', {
                  total: amountText(flag.totalCents),
                  state: flag.state,
                  threshold: amountText(flag.thresholdCents),
                })}
              />
            </p>
            <p className={classes.source}>
              {flag.rule}:{' '}
              {/^https:/.test(flag.source) ? (
                <Anchor href={flag.source} rel="noreferrer" fz="sm">
                  {flag.cite}
                </Anchor>
              ) : (
                flag.cite
              )}
              . {t(`purchases.flags.status.${flag.status}`)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
