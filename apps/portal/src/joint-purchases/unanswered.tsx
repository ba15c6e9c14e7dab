import type { JointPurchaseView } from '@tributary/contracts';
import { useState } from 'react';
import { countText } from '../formats/money.js';
import { TextButton } from '../parts/links.js';
import { t } from '../words/words.js';
import classes from './board.module.css';
import { phaseOf } from './state.js';

/** How many invited districts are not in, and which. Who of them has declined is told to the agency alone, on its own panel. */
export function Unanswered({ purchase }: { purchase: JointPurchaseView }) {
  const [open, setOpen] = useState(false);
  const inIt = new Set(purchase.participants.map((party) => party.organisationId));
  const out = purchase.invited.filter((district) => !inIt.has(district.organisationId));
  // A district may see fewer of the invited than there are.
  const count = purchase.invitedDistricts - inIt.size;
  if (count <= 0) return <span>{t('purchases.parties.everyone')}</span>;
  return (
    <div>
      <span>{t(`purchases.parties.${phaseOf(purchase) === 'draft' ? 'invited' : 'out'}`, { count, number: countText(count) })} </span>
      {out.length > 0 && (
        <TextButton fz="sm" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? t('purchases.parties.hideNames') : t('purchases.parties.showNames')}
        </TextButton>
      )}
      {open && <p className={classes.names}>{out.map((district) => district.name).join(', ')}</p>}
    </div>
  );
}
