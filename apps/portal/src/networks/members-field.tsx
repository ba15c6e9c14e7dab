import { MultiSelect, Select } from '@mantine/core';
import type { DistrictListItem } from '@tributary/contracts';
import { countyName } from '../districts/words.js';
import { countText } from '../formats/money.js';
import { t } from '../words/words.js';
import classes from './networks.module.css';
import { withAll } from './network-draft.js';

const mostOffered = 60;

interface MembersFieldProps {
  districts: readonly DistrictListItem[];
  members: string[];
  error: string | undefined;
  onChange: (members: string[]) => void;
}

/** Chooses districts by name or number, or all of a county at once. */
export function MembersField({ districts, members, error, onChange }: MembersFieldProps) {
  const options = districts.map(({ organisationId, name, leaid }) => ({ value: organisationId, label: `${name} · ${leaid}` }));
  const counties = [...new Set(districts.flatMap(({ county }) => (county === null ? [] : [county])))].sort();
  const addCounty = (county: string | null) => {
    const further = districts.filter((district) => district.county === county).map(({ organisationId }) => organisationId);
    onChange(withAll(members, further));
  };
  return (
    <>
      <MultiSelect
        id="members"
        label={t('networks.form.members')}
        description={t('networks.form.membersHint')}
        error={error}
        data={options}
        limit={mostOffered}
        value={members}
        onChange={onChange}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage={t('networks.form.noMatch')}
      />
      <p className={classes.chosen} aria-live="polite">
        {t('networks.form.chosen', { count: members.length, number: countText(members.length) })}
      </p>
      {counties.length > 1 && (
        <Select
          mt="md"
          label={t('networks.form.county')}
          description={t('networks.form.countyHint')}
          data={counties.map((county) => ({ value: county, label: countyName(county) }))}
          value={null}
          onChange={addCounty}
          searchable
          limit={mostOffered}
        />
      )}
    </>
  );
}
