import { MultiSelect } from '@mantine/core';
import type { NetworkListItem, NetworkView } from '@tributary/contracts';
import { useQueries } from '@tanstack/react-query';
import { countText } from '../../formats/money.js';
import { faultOf } from '../../parts/faults.js';
import { useActing } from '../../shell/acting.js';
import { districtsText } from '../../words/phrases.js';
import { t } from '../../words/words.js';
import type { InviteFieldProps } from './invite-props.js';
import { unionOf } from './network-union.js';
import { networkQuery } from '../../networks/networks.queries.js';
import classes from './purchase-form.module.css';

/** Chooses networks, and says how many districts they are together. It is fetched when somebody wants to choose. */
export function ChosenNetworks({ values, networks, faults, onChange }: InviteFieldProps & { networks: readonly NetworkListItem[] }) {
  const options = networks.map(({ networkId, name, members }) => ({
    value: networkId,
    label: t('newPurchase.members', { network: name, count: members, number: countText(members) }),
  }));
  return (
    <div className={classes.some}>
      <MultiSelect
        id="networks"
        label={t('newPurchase.networks')}
        description={t('newPurchase.networksHint')}
        classNames={{ label: classes.small }}
        data={options}
        value={values.networks}
        onChange={(chosen) => onChange({ networks: chosen })}
        searchable
        clearable
        hidePickedOptions
        error={faultOf(faults, 'networks') !== undefined}
        nothingFoundMessage={t('newPurchase.noNetwork')}
      />
      <p className={classes.hint} aria-live="polite">
        <Union networkIds={values.networks} />
      </p>
    </div>
  );
}

// Nothing until all of them are read: a sum of some would be wrong.
function Union({ networkIds }: { networkIds: readonly string[] }) {
  const { organisationId } = useActing();
  const read = useQueries({ queries: networkIds.map((id) => networkQuery(organisationId, id)) });
  const known = read.map(({ data }) => data).filter((data): data is NetworkView => data !== undefined);
  if (known.length === 0 || known.length < networkIds.length) return null;
  const { organisationIds, twice } = unionOf(known);
  const districts = districtsText(organisationIds.length);
  if (twice === 0) return t('newPurchase.union', { districts });
  return t('newPurchase.unionOverlap', { districts, count: twice, number: countText(twice) });
}
