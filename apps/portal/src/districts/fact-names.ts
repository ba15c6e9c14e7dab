import { en } from '../words/en.js';
import { t } from '../words/words.js';

type FactKey = keyof typeof en.districts.timeline.facts;

const known = new Set(Object.keys(en.districts.timeline.facts));

/** What people call a fact of the directory; null for one that no page shows. */
export function factName(fact: string): string | null {
  return isKnown(fact) ? t(`districts.timeline.facts.${fact}`) : null;
}

function isKnown(fact: string): fact is FactKey {
  return known.has(fact);
}
