import type { SiteView } from '@tributary/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/api.js';
import { Failure } from '../api/failure.js';
import { faultsOf, withoutFaultsAt, type Fault } from '../parts/faults.js';
import { useActing } from '../shell/acting.js';
import { t } from '../words/words.js';
import { bodyOf, fieldIdOf, siteFaults, siteField, siteParts, type SiteDraft } from './site-draft.js';
import { sitesKey } from './sites.queries.js';

interface Keyed {
  values: SiteDraft;
  keyOf: (body: unknown) => string;
}

/** Sends a site, added or changed, and says what was wrong with it. `siteId` is null where one is added. */
export function useWriteSite(siteId: string | null, { values, keyOf }: Keyed, onDone: (site: SiteView) => void) {
  const { organisationId } = useActing();
  const client = useQueryClient();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((times) => times + 1);
  };

  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const body = bodyOf(values);
      const call = { organisationId, body, idempotencyKey: keyOf({ ...body, revision: values.revision }) };
      if (siteId === null) return write<SiteView>('POST', 'procurement/v1/sites', call);
      return write<SiteView>('PUT', `procurement/v1/sites/${siteId}`, {
        ...call,
        ...(values.revision !== null && { ifMatch: values.revision }),
      });
    },
    onSuccess: async (site) => {
      // The list is read again first: whoever goes on finds the site there.
      await client.invalidateQueries({ queryKey: sitesKey(organisationId) });
      onDone(site);
    },
    onError: (error) => {
      if (!(error instanceof Failure) || error.status === 401) return;
      // Somebody of the district was faster: what they wrote is read, what was typed stays, and the page says so by the revisions.
      if (error.status === 412) return void client.invalidateQueries({ queryKey: sitesKey(organisationId) });
      show(faultsOf(error, fieldIdOf, { away: t('parts.errors.away'), unknown: t('parts.errors.unknown') }));
    },
  });

  const send = () => {
    const found = siteFaults(values);
    show(found);
    if (found.length === 0 && !isPending) mutate();
  };
  /** Takes back what was said of these fields, or of all of them. */
  const forget = (changed?: readonly string[]) => {
    const fields = new Set(siteParts.filter((part) => changed === undefined || changed.includes(part)).map(siteField));
    setFaults((before) => withoutFaultsAt(before, (field) => fields.has(field)));
  };
  return { faults, attempt, busy: isPending, send, forget };
}
