import type { DistrictListItem } from '@tributary/contracts';
import { csvText } from '../formats/csv.js';
import { download } from '../parts/download.js';
import { ExportButton } from '../parts/export-button.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import type { DistrictsState } from './addresses.js';
import { readAllDistricts } from './districts.queries.js';
import { countyName, gradesText, settingText } from './words.js';

/** All districts that fit the filters, page by page, as one file. */
export function ExportDistricts({ state }: { state: DistrictsState }) {
  const { organisationId } = useActing();
  const make = async () => {
    const all = await readAllDistricts(organisationId, state);
    download(t('districts.file'), csvText([head(), ...all.map(row)]));
  };
  return <ExportButton make={make} />;
}

function head(): string[] {
  const { column, csv } = { column: 'districts.column', csv: 'districts.csv' } as const;
  return [
    t(`${column}.number`),
    t(`${column}.district`),
    t(`${csv}.city`),
    t(`${csv}.county`),
    t(`${column}.setting`),
    t(`${column}.students`),
    t(`${column}.grades`),
  ];
}

function row(district: DistrictListItem): (string | number)[] {
  const { leaid, name, city, county, locale, students } = district;
  return [
    leaid,
    name,
    city,
    county === null ? '' : countyName(county),
    locale === null ? '' : settingText(locale),
    students ?? '',
    gradesText(district) ?? '',
  ];
}
