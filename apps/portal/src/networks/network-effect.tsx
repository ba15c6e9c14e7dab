import type { DistrictListItem, NetworkView } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { Effects } from '../parts/effects.js';
import { t } from '../words/words.js';
import { changeOf, draftOf, type NetworkDraft } from './network-draft.js';

const mostNamed = 6;

/** What saving does, before it is done. */
export function NetworkEffect({
  network,
  values,
  districts,
}: {
  network: NetworkView | null;
  values: NetworkDraft;
  districts: readonly DistrictListItem[];
}) {
  const before = draftOf(network);
  const { added, removed } = changeOf(before.members, values.members);
  const name = values.name.trim() || t('networks.form.effect.unnamed');
  const count = values.members.length;
  const stands = t('networks.form.effect.stands', { count, name, number: countText(count) });
  const lines: string[] = [count === 0 ? t('networks.form.effect.standsForNone', { name }) : stands];
  if (network === null) lines.push(t('networks.form.effect.see'), t('networks.form.effect.invite'));
  else if (added.length + removed.length === 0 && values.name.trim() === network.name) lines.push(t('networks.form.effect.same'));
  if (network !== null && added.length > 0) lines.push(t('networks.form.effect.added', { names: namesOf(added, districts) }));
  if (removed.length > 0) lines.push(t('networks.form.effect.removed', { names: namesOf(removed, districts) }));
  if (network !== null) lines.push(t('networks.form.effect.open'));
  return <Effects title={t('networks.form.effect.title')} lines={lines} />;
}

function namesOf(ids: readonly string[], districts: readonly DistrictListItem[]): string {
  const names = ids.flatMap((id) => districts.find(({ organisationId }) => organisationId === id)?.name ?? []);
  const shown = names.slice(0, mostNamed).join(', ');
  if (names.length <= mostNamed) return shown;
  return t('networks.form.effect.andMore', { names: shown, number: countText(names.length - mostNamed) });
}
