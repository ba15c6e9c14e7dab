import type { DistrictImportView } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { FactBox, Facts, type Fact } from '../parts/facts.js';
import { momentText } from '../words/phrases.js';
import { t } from '../words/words.js';

/** The figures of an import: what of its report is known so far. */
export function ImportFacts({ item }: { item: DistrictImportView }) {
  const { report, layout, startedBy, startedAt, rowsRead, rejectedTotal } = item;
  const count = (label: string, value: number): Fact => ({ label, value: countText(value) });
  const facts: Fact[] = [
    count(t('imports.report.rows'), rowsRead),
    ...(report === null
      ? []
      : [
          count(t('imports.report.added'), report.added),
          count(t('imports.report.changed'), report.changed),
          count(t('imports.report.unchanged'), report.unchanged),
          count(t('imports.report.unknown'), report.unknownDistricts),
        ]),
    count(t('imports.report.bad'), rejectedTotal),
    ...(report === null ? [] : [count(t('imports.report.zeros'), report.zerosRestored)]),
    ...(layout === null ? [] : [{ label: t('imports.report.layout'), value: t(`imports.layouts.${layout}`) }]),
    ...(report === null ? [] : [{ label: t('imports.report.encoding'), value: t(`imports.report.encodings.${report.encoding}`) }]),
    ...(startedBy === null ? [] : [{ label: t('imports.report.by'), value: startedBy }]),
    { label: t('imports.report.at'), value: momentText(startedAt) },
  ];
  return (
    <FactBox title={t('imports.report.facts')}>
      <Facts facts={facts} />
    </FactBox>
  );
}
