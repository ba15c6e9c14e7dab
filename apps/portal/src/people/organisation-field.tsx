import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { districtsQuery } from '../districts/districts.queries.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import type { Place } from './role-draft.js';

const most = 20;

/** Chooses the agency itself or any district, found by its name or number. */
export function OrganisationField({
  place,
  error,
  onChange,
}: {
  place: Place | null;
  error: string | undefined;
  onChange: (place: Place | null) => void;
}) {
  const { organisationId, name } = useActing();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({
    ...districtsQuery(organisationId, { search: search === place?.name ? '' : search }, most),
    placeholderData: keepPreviousData,
  });
  const own = { organisationId, name, label: t('people.form.own', { organisation: name }) };
  const districts = (data?.items ?? []).map((district) => ({
    organisationId: district.organisationId,
    name: district.name,
    label: `${district.name} · ${district.leaid}`,
  }));
  const chosen = place === null || place.organisationId === organisationId ? [] : [{ ...place, label: place.name }];
  const offered = [own, ...districts, ...chosen].filter(
    (each, index, all) => all.findIndex((other) => other.organisationId === each.organisationId) === index,
  );
  return (
    <Select
      id="organisation"
      label={t('people.form.organisation')}
      description={t('people.form.organisationHint')}
      error={error}
      data={offered.map((each) => ({ value: each.organisationId, label: each.label }))}
      value={place?.organisationId ?? null}
      onChange={(value) => onChange(offered.find((each) => each.organisationId === value) ?? null)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('people.form.noMatch')}
      filter={({ options }) => options}
      autoComplete="off"
    />
  );
}
