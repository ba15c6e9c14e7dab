import { Anchor } from '@mantine/core';
import type { DistrictDetail } from '@tributary/contracts';
import type { ReactNode } from 'react';
import { countText } from '../formats/money.js';
import { FactBox, Facts, type Fact } from '../parts/facts.js';
import { t } from '../words/words.js';
import classes from './district-facts.module.css';
import { gradesText, settingText } from './words.js';

/** The facts with the school years of their sources: a reader must see how old a figure is. */
export function DistrictFacts({ district }: { district: DistrictDetail }) {
  const { directoryYear, positionYear, enrolmentYear } = district;
  const year = (value: string | null) => value?.replace('-', '–') ?? t('districts.facts.noYear');
  return (
    <FactBox title={t('districts.facts.title')}>
      <Facts facts={factsOf(district)} />
      <p className={classes.sources}>
        {t('districts.facts.sources', { directory: year(directoryYear), position: year(positionYear), enrolment: year(enrolmentYear) })}
      </p>
    </FactBox>
  );
}

function factsOf(district: DistrictDetail): Fact[] {
  const { students, teachersFte, operationalSchools, locale, phone, website } = district;
  const fact = (
    label: 'students' | 'teachers' | 'schools' | 'grades' | 'setting' | 'office' | 'telephone' | 'website' | 'position',
    value: ReactNode,
  ): Fact => ({
    label: t(`districts.facts.${label}`),
    value: value ?? <span className={classes.unknown}>{t('districts.facts.unknown')}</span>,
  });
  return [
    fact('students', students === null ? null : countText(students)),
    fact('teachers', teachersFte === null ? null : teachersFte.toLocaleString('en-US')),
    fact('schools', operationalSchools === null ? null : countText(operationalSchools)),
    fact('grades', gradesText(district)),
    fact('setting', locale === null ? null : settingText(locale)),
    fact('office', officeOf(district)),
    fact('telephone', phone === null ? null : phone.replace(/\)(?=\d)/, ') ')),
    fact('website', website === null ? null : <Website address={website} />),
    fact('position', positionOf(district)),
  ];
}

function officeOf({ street, city, state, zip }: DistrictDetail): ReactNode {
  const town = `${city}, ${state}${zip === null ? '' : ` ${zip}`}`;
  return street === null ? town : [street, <br key="break" />, town];
}

function positionOf({ latitude, longitude }: DistrictDetail): string | null {
  if (latitude === null || longitude === null) return null;
  const side = (value: number, [plus, minus]: [string, string]) => `${Math.abs(value).toFixed(4)}° ${value < 0 ? minus : plus}`;
  return `${side(latitude, ['N', 'S'])}, ${side(longitude, ['E', 'W'])}`;
}

// Only an address of the web becomes a link: what the file says is shown either way.
function Website({ address }: { address: string }) {
  const text = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  const host = text.split('/')[0] ?? text;
  return /^https?:\/\//.test(address) ? (
    <Anchor href={address} rel="noreferrer" target="_blank" fz="sm">
      {host}
    </Anchor>
  ) : (
    text
  );
}
