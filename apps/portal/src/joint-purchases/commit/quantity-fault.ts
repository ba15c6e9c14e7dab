import { readQuantity, type Entry } from '../../formats/entries.js';
import type { Fault } from '../../parts/faults.js';
import { unitsText } from '../../words/phrases.js';
import { pluralOf } from '../../words/plural.js';
import { t } from '../../words/words.js';

/** The id of the field, so that the summary can lead to it. */
export const quantityField = 'quantity';

/** What is wrong with a typed quantity, and what to do; null where it can be sent. `committed` is what the district committed so far. */
export function quantityFault(typed: string, unit: string, organisation: string, committed: number | null): Fault | null {
  const entry = readQuantity(typed);
  if (!('fault' in entry)) {
    if (entry.value !== committed) return null;
    return fault(t('commitment.errors.sameShort'), t('commitment.errors.same', { organisation, units: unitsText(committed, unit) }));
  }
  return faultFor(entry, typed, unit, organisation);
}

function faultFor(entry: Extract<Entry, { fault: string }>, typed: string, unit: string, organisation: string): Fault {
  const units = pluralOf(unit);
  switch (entry.fault) {
    case 'empty':
      return fault(t('commitment.errors.empty', { units }), t('commitment.errors.emptyFull', { units, organisation }));
    case 'letter':
      return fault(t('commitment.errors.digits'), t('commitment.errors.letter', { typed: typed.trim(), letter: entry.letter ?? '' }));
    case 'not-a-number':
      return fault(t('commitment.errors.digits'), t('commitment.errors.digitsFull'));
    case 'not-whole':
      return fault(t('commitment.errors.whole', { units }));
    case 'too-small':
      return fault(t('commitment.errors.small'));
    case 'too-large':
      return fault(t('commitment.errors.large'));
  }
}

function fault(short: string, full = short): Fault {
  return { field: quantityField, short, full };
}
