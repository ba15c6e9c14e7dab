import type { GrantView } from '@tributary/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { districtQuery } from '../districts/districts.queries.js';
import { Loading } from '../parts/loading.js';
import { useActing } from '../shell/acting.js';
import { PageFailure, Refused } from '../shell/page-failure.js';
import { t } from '../words/words.js';
import { GiveRoleForm } from './give-role-form.js';
import type { Place } from './role-draft.js';
import { RoleGiven } from './role-given.js';

const route = getRouteApi('/o/$organisationId/people/give');

/** Giving a role to an e-mail address, in the own organisation, or for the agency in any district. */
export function GiveRolePage() {
  const acting = useActing();
  const { organisation } = route.useSearch();
  const [given, setGiven] = useState<GrantView | null>(null);
  const elsewhere = acting.kind === 'agency' && organisation !== undefined && organisation !== acting.organisationId;
  const district = useQuery({ ...districtQuery(acting.organisationId, organisation ?? ''), enabled: elsewhere });
  const own: Place = { organisationId: acting.organisationId, name: acting.name };
  if (!acting.may('agency-admin') && !acting.may('district-admin')) {
    return <Refused />;
  }
  if (given !== null) return <RoleGiven grant={given} onAgain={() => setGiven(null)} />;
  if (!elsewhere) return <GiveRoleForm chosen={acting.kind === 'district' || organisation !== undefined ? own : null} onGiven={setGiven} />;
  if (district.data !== undefined) return <GiveRoleForm chosen={district.data} onGiven={setGiven} />;
  if (district.error !== null)
    return <PageFailure error={district.error} what={t('districts.whatOne')} onRetry={() => void district.refetch()} />;
  return <Loading page />;
}
