import type { DistrictListItem } from '@tributary/contracts';
import { t } from '../words/words.js';

const codes = ['11', '12', '13', '21', '22', '23', '31', '32', '33', '41', '42', '43'] as const;

/** Where a district lies: `Rural, distant`. */
export function settingText(locale: string | null): string {
  const code = codes.find((known) => known === locale);
  return code === undefined ? t('parts.none') : t(`districts.locales.${code}`);
}

/** `Winfield, Marion` */
export function placeText({ city, county }: Pick<DistrictListItem, 'city' | 'county'>): string {
  return county === null ? city : `${city}, ${countyName(county)}`;
}

/** Sources write both `Marion` and `Marion County`. */
export function countyName(county: string): string {
  return county.replace(/ County$/, '');
}

/** `PK to 12` */
export function gradesText({ lowestGrade, highestGrade }: Pick<DistrictListItem, 'lowestGrade' | 'highestGrade'>): string | null {
  if (lowestGrade === null || highestGrade === null) return null;
  return t('districts.facts.gradesRange', { lowest: gradeText(lowestGrade), highest: gradeText(highestGrade) });
}

// The directory writes `01` to `12`; people write 1 to 12.
function gradeText(grade: string): string {
  return grade.replace(/^0(?=\d)/, '');
}
