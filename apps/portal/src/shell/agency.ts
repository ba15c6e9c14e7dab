import type { AgencyFace } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

const kept = 'tributary-agency';

/** Name, colour and zone of the agency. What was seen last time stands until the answer is there, so that the colour does not jump. */
export const agencyQuery = queryOptions<AgencyFace>({
  queryKey: ['agency'],
  queryFn: async ({ signal }) => {
    const agency = await read<AgencyFace>('districts/v1/agency', { signal });
    keep(agency);
    return agency;
  },
  staleTime: 600_000,
  placeholderData: lastSeen,
});

function lastSeen(): AgencyFace | undefined {
  try {
    const text = localStorage.getItem(kept);
    return text === null ? undefined : (JSON.parse(text) as AgencyFace);
  } catch {
    return undefined;
  }
}

function keep(agency: AgencyFace): void {
  try {
    localStorage.setItem(kept, JSON.stringify(agency));
  } catch {
    // Without storage the colour comes a moment later.
  }
}
