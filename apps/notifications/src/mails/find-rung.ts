import type { Who } from './audience.js';
import { addressActing } from './find-acting.js';
import { findOpenPurchase } from './find-purchase.js';
import { rungOccasion } from './occasions.rules.js';
import type { RungFacts } from './rung-reached.mail.js';

/** Who acts for a district that is in, as long as the rung is the price. A further rung has a mail of its own. */
export const findRung: Who<RungFacts> = async (tx, about, personId) => {
  const purchase = await findOpenPurchase(tx, about.subjectId);
  if ('gone' in purchase) return purchase;
  for (const lot of purchase.lots) {
    const at = lot.ladder.findIndex(({ fromQuantity }) => rungOccasion({ lotId: lot.lotId, fromQuantity }) === about.occasion);
    const rung = lot.ladder[at];
    if (!rung) continue;
    if (lot.unitPriceE4 !== rung.unitPriceE4) return { gone: 'The price had moved on before this mail was due.' };
    const previousUnitPriceE4 = lot.ladder[at - 1]?.unitPriceE4 ?? null;
    const facts = { ...purchase.facts, lot, unitPriceE4: rung.unitPriceE4, previousUnitPriceE4 };
    return { people: await addressActing(tx, 'committed', about, personId, facts) };
  }
  throw new Error(`Joint purchase ${about.subjectId} has no rung ${about.occasion}.`);
};
