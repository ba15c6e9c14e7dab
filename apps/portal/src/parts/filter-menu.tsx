import { lazy, Suspense, useState } from 'react';
import { FilterFace, type FilterGroup } from './filter-face.js';

const load = () => import('./filter-choices.js');
const FilterChoices = lazy(() => load().then((file) => ({ default: file.FilterChoices })));

/** What a list can be filtered by: each choice becomes a chip beside it. The menu is fetched when it is first wanted. */
export function FilterMenu({ groups }: { groups: readonly FilterGroup[] }) {
  const [wanted, setWanted] = useState(false);
  const offered = groups.filter((group) => group.options.length > 0);
  if (offered.length === 0) return null;
  const face = (
    <FilterFace onClick={() => setWanted(true)} onPointerEnter={() => void load()} aria-haspopup="menu" aria-expanded={wanted} />
  );
  if (!wanted) return face;
  return (
    <Suspense fallback={face}>
      <FilterChoices groups={offered} />
    </Suspense>
  );
}
