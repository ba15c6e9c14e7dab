import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useQuery, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { districtsQuery } from '../districts/districts.queries.js';
import { purchasesQuery } from '../joint-purchases/purchases.queries.js';
import { Icon } from '../parts/icons.js';
import { statusText } from '../joint-purchases/state.js';
import { t } from '../words/words.js';
import { useActing } from './acting.js';
import { navFor, pagesOf } from './nav-items.js';

const most = 7;

/** Finds pages, purchases and districts by a word. `times` rises each time somebody wants it. */
export function FindAnything({ times }: { times: number }) {
  const [typed, setTyped] = useState('');
  useEffect(() => spotlight.open(), [times]);
  return (
    <Spotlight
      actions={useFound(typed)}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      nothingFound={t('shell.findNothing')}
      filter={(_, actions) => actions}
      highlightQuery
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      attributes={{ content: { 'aria-label': t('shell.find') } }}
      maxHeight={420}
      searchProps={{ leftSection: <Icon name="search" />, placeholder: t('shell.findPlaceholder'), 'aria-label': t('shell.find') }}
    />
  );
}

function useFound(typed: string): SpotlightActionGroupData[] {
  const { organisationId } = useActing();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const navigate = useNavigate();
  const pages = usePages(typed);
  const purchases = useQuery({
    ...purchasesQuery(organisationId, { search: search || undefined }, most),
    placeholderData: (before, query) => keptFor(organisationId, before, query),
  });
  const districts = useQuery({
    ...districtsQuery(organisationId, { search }, most),
    enabled: search !== '',
    placeholderData: (before, query) => keptFor(organisationId, before, query),
  });
  const groups: SpotlightActionGroupData[] = [
    { group: t('shell.findPages'), actions: pages },
    {
      group: t('shell.findPurchases'),
      actions: (purchases.data?.items ?? []).map((purchase) => ({
        id: purchase.jointPurchaseId,
        label: purchase.title,
        description: `${purchase.reference} · ${statusText(purchase)}`,
        leftSection: <Icon name="box" />,
        onClick: () =>
          void navigate({
            to: '/o/$organisationId/joint-purchases/$jointPurchaseId',
            params: { organisationId, jointPurchaseId: purchase.jointPurchaseId },
          }),
      })),
    },
    {
      group: t('shell.findDistricts'),
      actions: (search === '' ? [] : (districts.data?.items ?? [])).map((district) => ({
        id: district.organisationId,
        label: district.name,
        description: t('districts.number', { leaid: district.leaid }),
        leftSection: <Icon name="pin" />,
        onClick: () =>
          void navigate({
            to: '/o/$organisationId/districts/$districtId',
            params: { organisationId, districtId: district.organisationId },
          }),
      })),
    },
  ];
  return groups.filter((group) => group.actions.length > 0);
}

// What was found for another organisation must not stand here, not even until the next answer.
function keptFor<Answer>(organisationId: string, before: Answer | undefined, query: Pick<Query, 'queryKey'> | undefined) {
  return query?.queryKey[1] === organisationId ? before : undefined;
}

function usePages(typed: string): SpotlightActionData[] {
  const acting = useActing();
  const navigate = useNavigate();
  const { organisationId } = acting;
  return pagesOf(navFor(acting))
    .map(({ text, to, icon }) => ({
      id: text,
      label: t(`shell.${text}`),
      leftSection: <Icon name={icon} />,
      onClick: () => void navigate({ to, params: { organisationId } }),
    }))
    .filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
}
