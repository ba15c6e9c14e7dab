import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onSignedOutElsewhere } from '../api/session.js';
import { purchaseKey, purchasesKey } from '../joint-purchases/purchases.queries.js';
import { useActing } from '../shell/acting.js';
import { attentionKey } from '../today/attention.js';
import { liveState } from './live-state.js';
import { LiveStream } from './live-stream.js';

/** The least time between two readings of a list, in milliseconds: when twenty districts commit at once, it is read once. */
const calmMs = 700;

/** Ties the page to the stream of its organisation: what moved is read again by the ordinary route. It shows nothing. */
export function LiveTether() {
  const { organisationId } = useActing();
  const client = useQueryClient();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    const heard = new Map<string, number>();
    const readLists = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void client.invalidateQueries({ queryKey: purchasesKey(organisationId) });
        void client.invalidateQueries({ queryKey: attentionKey(organisationId) });
      }, calmMs);
    };
    const stream = new LiveStream(`/api/procurement/v1/joint-purchases/stream?tributary-organisation=${organisationId}`, {
      onMoved: ({ jointPurchaseId, version }) => {
        const before = heard.get(jointPurchaseId);
        heard.set(jointPurchaseId, version);
        const key = purchaseKey(organisationId, jointPurchaseId);
        const shown = client.getQueryData<{ version: number }>(key)?.version;
        if (shown !== undefined && shown < version) void client.invalidateQueries({ queryKey: key });
        // The first word on each purchase says where it stands; only later ones are news to a list.
        if (before !== undefined && before < version) readLists();
      },
      onState: (state) => {
        if (state.kind === 'live' && wasLost) void client.invalidateQueries({ queryKey: ['o', organisationId] });
        wasLost = state.kind === 'lost' || (wasLost && state.kind !== 'live');
        liveState.set(state);
      },
    });
    liveState.onRetry(() => {
      stream.retry();
      void client.invalidateQueries({ queryKey: ['o', organisationId] });
    });
    const stopHearing = onSignedOutElsewhere(() => stream.close());
    return () => {
      clearTimeout(timer);
      stopHearing();
      stream.close();
      liveState.set({ kind: 'connecting', since: Date.now() });
    };
  }, [client, organisationId]);

  return null;
}
