import type { DistrictDetail, TimelineEntry } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { Section } from '../parts/detail-page.js';
import { Timeline } from '../parts/timeline.js';
import { momentText } from '../words/phrases.js';
import { t } from '../words/words.js';
import { factName } from './fact-names.js';

/** What happened to a district, in words, newest first. */
export function DistrictTimeline({ district }: { district: DistrictDetail }) {
  const entries = district.timeline.toSorted((one, other) => other.version - one.version);
  const lines = entries.map((entry, index) => ({
    key: `${entry.version} ${index}`,
    what: sentenceOf(entry),
    when: entry.organisationName === null ? momentText(entry.at) : `${momentText(entry.at)} · ${entry.organisationName}`,
  }));
  return (
    <Section title={t('districts.timeline.title')}>
      {lines.length === 0 ? <p>{t('districts.timeline.none')}</p> : <Timeline label={t('districts.timeline.title')} lines={lines} />}
    </Section>
  );
}

function sentenceOf(entry: TimelineEntry): string {
  switch (entry.action) {
    case 'district-registered':
      return t('districts.timeline.registered');
    case 'position-recorded':
      return t('districts.timeline.position');
    case 'enrolment-recorded':
      return t('districts.timeline.enrolment');
    case 'district-changed':
      return changedSentence(entry.facts['changed']);
    default:
      return t('districts.timeline.other');
  }
}

// `{ students: [1265, 1272] }`: one fact is told with what it was, several by their names.
function changedSentence(changed: unknown): string {
  const facts = typeof changed === 'object' && changed !== null ? Object.entries(changed as Record<string, unknown>) : [];
  const named = facts.flatMap(([fact, values]) => {
    const name = factName(fact);
    return name === null ? [] : [{ name, values }];
  });
  const [only] = named;
  if (only === undefined) return t('districts.timeline.other');
  if (named.length > 1) return t('districts.timeline.changed', { facts: named.map(({ name }) => name).join(', ') });
  const [before, after] = Array.isArray(only.values) ? (only.values as unknown[]) : [null, null];
  return t('districts.timeline.one', { fact: only.name, before: valueText(before), after: valueText(after) });
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return countText(value);
  return typeof value === 'string' && value !== '' ? value : t('districts.facts.unknown');
}
