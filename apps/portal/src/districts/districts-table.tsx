import type { DistrictListItem } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from './districts-table.module.css';
import { gradesText, placeText, settingText } from './words.js';

/** The list of districts; on a phone the columns that a name does not need are left out. */
export function DistrictsTable({ districts }: { districts: readonly DistrictListItem[] }) {
  const { organisationId } = useActing();
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">{t('districts.column.district')}</th>
          <th scope="col" className={classes.wide}>
            {t('districts.column.place')}
          </th>
          <th scope="col" className={classes.wide}>
            {t('districts.column.setting')}
          </th>
          <th scope="col" className="number">
            {t('districts.column.students')}
          </th>
          <th scope="col" className={classes.wider}>
            {t('districts.column.grades')}
          </th>
          <th scope="col" className={`number ${classes.wide}`}>
            {t('districts.column.number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {districts.map((district) => (
          <tr key={district.organisationId}>
            <td>
              <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: district.organisationId }}>
                {district.name}
              </RowLink>
              {district.status !== 'open' && <span className={classes.status}> · {t(`districts.statuses.${district.status}`)}</span>}
              <span className={classes.narrow}>{placeText(district)}</span>
            </td>
            <td className={`${classes.wide} ${classes.quiet}`}>{placeText(district)}</td>
            <td className={`${classes.wide} ${classes.quiet}`}>{settingText(district.locale)}</td>
            <td className="number">{district.students === null ? t('parts.none') : countText(district.students)}</td>
            <td className={`${classes.wider} ${classes.quiet}`}>{gradesText(district) ?? t('parts.none')}</td>
            <td className={`number ${classes.wide} ${classes.quiet}`}>{district.leaid}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
