import { lazy, Suspense, useState } from 'react';
import { SwitchFace } from './switch-face.js';

const load = () => import('./organisation-menu.js');
// Fetched when it is first wanted: most visits act for one organisation alone.
const OrganisationMenu = lazy(() => load().then((file) => ({ default: file.OrganisationMenu })));

/** For whom one acts, and the way to act for another. */
export function OrganisationSwitch() {
  const [wanted, setWanted] = useState(false);
  const face = (
    <SwitchFace onClick={() => setWanted(true)} onPointerEnter={() => void load()} aria-haspopup="menu" aria-expanded={wanted} />
  );
  if (!wanted) return face;
  return (
    <Suspense fallback={face}>
      <OrganisationMenu />
    </Suspense>
  );
}
