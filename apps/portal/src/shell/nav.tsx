import { Link, useLocation } from '@tanstack/react-router';
import { ownZone, zoneName } from '../formats/dates.js';
import { Icon } from '../parts/icons.js';
import { useWaiting } from '../today/attention.js';
import { t } from '../words/words.js';
import { useActing } from './acting.js';
import { FindButton } from './find.js';
import { navFor, type NavPlace } from './nav-items.js';
import classes from './nav.module.css';
import { OrganisationSwitch } from './organisation-switch.js';
import { SignOutButton } from './sign-out-button.js';

/** The side of the page: for whom one acts, finding anything, and the places that exist. */
export function Nav() {
  const acting = useActing();
  return (
    <div className={classes.nav}>
      <div className={classes.product}>
        <Icon name="tributary" size={18} className={classes.mark} />
        {t('shell.product')}
      </div>
      <OrganisationSwitch />
      <FindButton />
      <Places />
      <div className={classes.person}>
        <div className={classes.personName}>{acting.person.name}</div>
        <SignOutButton />
        <div className={classes.personLine}>{t('shell.signedInZone', { zone: zoneName(ownZone) })}</div>
      </div>
    </div>
  );
}

/** The list of places; on a phone it stands in a drawer. */
export function Places({ onGo }: { onGo?: () => void }) {
  const acting = useActing();
  return (
    <nav aria-label={t('shell.nav')}>
      <ul className={classes.places}>
        {navFor(acting).map((place) => (
          <Place key={place.text} place={place} onGo={onGo} />
        ))}
      </ul>
    </nav>
  );
}

function Place({ place, onGo }: { place: NavPlace; onGo: (() => void) | undefined }) {
  const { organisationId } = useActing();
  const here = useLocation({ select: (location) => location.pathname });
  const isAt = (to: string) =>
    here === to.replace('$organisationId', organisationId) || here.startsWith(`${to.replace('$organisationId', organisationId)}/`);
  const inside = isAt(place.to) || place.pages.some((page) => isAt(page.to));
  return (
    <li className={place.apart === true ? classes.apart : undefined}>
      <Link
        to={place.to}
        params={{ organisationId }}
        onClick={onGo}
        className={classes.place}
        data-inside={inside || undefined}
        data-alone={place.pages.length === 0 || undefined}
      >
        <Icon name={place.icon} />
        {t(`shell.${place.text}`)}
        {place.text === 'today' && <WaitingCount />}
      </Link>
      {inside && place.pages.length > 0 && (
        <ul className={classes.pages}>
          {place.pages.map((page) => (
            <li key={page.text}>
              <Link to={page.to} params={{ organisationId }} onClick={onGo} className={classes.page} data-here={isAt(page.to) || undefined}>
                {t(`shell.${page.text}`)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function WaitingCount() {
  const waiting = useWaiting();
  if (waiting === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{waiting}</span>
      <span className="unseen">{t('shell.waiting', { count: waiting })}</span>
    </span>
  );
}
