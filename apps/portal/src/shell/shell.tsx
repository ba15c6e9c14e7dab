import { getRouteApi, Navigate, Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useMemo } from 'react';
import { Failure } from '../api/failure.js';
import { signInAddress } from '../api/session.js';
import { Announcer } from '../parts/announcer.js';
import { Failed } from '../parts/failed.js';
import { t } from '../words/words.js';
import { ActingContext, type Acting } from './acting.js';
import { agencyQuery } from './agency.js';
import { LiveTether } from '../live/live-tether.js';
import { meQuery, organisationsOf } from './me.js';
import { Nav } from './nav.js';
import { NoRoleHere } from './no-role-here.js';
import { Find } from './find.js';
import { keepFocus } from './keep-focus.js';
import { Arriving } from './outside.js';
import { PhoneBar } from './phone-bar.js';
import { Progress } from './progress.js';
import { SessionEnded } from './session-ended.js';
import classes from './shell.module.css';

const route = getRouteApi('/o/$organisationId');

/** What stands around every page of a person who acts for an organisation. The organisation is the one of the address: two tabs can act for two. */
export function Shell() {
  const { organisationId } = route.useParams();
  const { data: me, error, refetch } = useQuery(meQuery);
  const { data: agency } = useQuery(agencyQuery);
  const acting = useMemo<Acting | null>(() => {
    const organisations = organisationsOf(me?.grants ?? []);
    const own = organisations.find((organisation) => organisation.organisationId === organisationId);
    if (me === undefined || own === undefined) return null;
    const person = { personId: me.personId ?? me.email, name: me.name, email: me.email };
    return { ...own, person, organisations, zone: agency?.zone ?? 'America/Chicago', may: (role) => own.roles.includes(role) };
  }, [me, agency, organisationId]);

  useEffect(keepFocus, []);

  if (error instanceof Failure && error.status === 401 && me === undefined) return <ToSignIn />;
  if (error !== null && me === undefined) {
    return (
      <main className={classes.alone}>
        <Failed page what={t('shell.product')} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (me === undefined) return <Arriving />;
  if (acting === null) return <NoRoleHere me={me} />;
  return (
    <ActingContext value={acting}>
      <a href="#page" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <Progress />
      <div className={classes.frame}>
        <header className={classes.side}>
          <div className={classes.sideInner}>
            <Nav />
          </div>
        </header>
        <PhoneBar />
        <main id="page" tabIndex={-1} className={classes.page}>
          <SessionEnded />
          <Fragment key={organisationId}>
            <Outlet />
          </Fragment>
          <div id="popups" />
        </main>
      </div>
      <Find />
      <LiveTether />
      <Announcer />
    </ActingContext>
  );
}

// Nothing is on the page yet that could be lost: straight to the sign-in, and back to this address.
function ToSignIn() {
  if (import.meta.env.DEV) return <Navigate to="/" />;
  location.replace(signInAddress());
  return null;
}
