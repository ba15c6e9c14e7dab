import { Table } from '@mantine/core';
import type { DistrictListItem } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { RowLink } from '../parts/links.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import classes from './districts-table.module.css';
import { gradesText, placeText, settingText } from './words.js';

/** The list of districts; on a phone the columns that a name does not need are left out. */
export function DistrictsTable({ districts }: { districts: readonly DistrictListItem[] }) {
  const { organisationId } = useActing();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('districts.column.district')}</Table.Th>
          <Table.Th scope="col" className={classes.wide}>{t('districts.column.place')}</Table.Th>
          <Table.Th scope="col" className={classes.wide}>{t('districts.column.setting')}</Table.Th>
          <Table.Th scope="col" className="number">{t('districts.column.students')}</Table.Th>
          <Table.Th scope="col" className={classes.wider}>{t('districts.column.grades')}</Table.Th>
          <Table.Th scope="col" className={`number ${classes.wide}`}>{t('districts.column.number')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {districts.map((district) => (
          <Table.Tr key={district.organisationId}>
            <Table.Td>
              <RowLink to="/o/$organisationId/districts/$districtId" params={{ organisationId, districtId: district.organisationId }}>
                {district.name}
              </RowLink>
              {district.status !== 'open' && <span className={classes.status}> · {t(`districts.statuses.${district.status}`)}</span>}
              <span className={classes.narrow}>{placeText(district)}</span>
            </Table.Td>
            <Table.Td className={`${classes.wide} ${classes.quiet}`}>{placeText(district)}</Table.Td>
            <Table.Td className={`${classes.wide} ${classes.quiet}`}>{settingText(district.locale)}</Table.Td>
            <Table.Td className="number">{district.students === null ? t('parts.none') : countText(district.students)}</Table.Td>
            <Table.Td className={`${classes.wider} ${classes.quiet}`}>{gradesText(district) ?? t('parts.none')}</Table.Td>
            <Table.Td className={`number ${classes.wide} ${classes.quiet}`}>{district.leaid}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
