import type { JointPurchaseMoved, JointPurchaseView } from '@tributary/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onSignedOutElsewhere } from '../api/session.js';
import { purchaseKey, purchasesKey } from '../joint-purchases/purchases.queries.js';
import { useActing } from '../shell/acting.js';
import { attentionKey } from '../today/attention.js';
import { CalmReader } from './calm.js';
import { liveState } from './live-state.js';
import { LiveStream } from './live-stream.js';
import { newsOf, withMoved } from './moved.js';

/** Ties the page to the stream of its organisation: figures are shown as they come, and the whole is read again a little later. It shows nothing. */
export function LiveTether() {
  const { organisationId } = useActing();
  const client = useQueryClient();

  useEffect(() => {
    const reader = new CalmReader();
    const onMoved = hearerOf(client, organisationId, reader);
    let wasLost = false;
    const stream = new LiveStream(`/api/procurement/v1/joint-purchases/stream?tributary-organisation=${organisationId}`, {
      onMoved,
      onState: (state) => {
        if (state.kind === 'live' && wasLost) reader.ask('all', () => void client.invalidateQueries({ queryKey: ['o', organisationId] }));
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
      reader.stop();
      stopHearing();
      stream.close();
      liveState.set({ kind: 'connecting', since: Date.now() });
    };
  }, [client, organisationId]);

  return null;
}

/** What a message does to what the tab has read: its figures are shown at once, then the purchase and the lists with it are read again. */
function hearerOf(client: QueryClient, organisationId: string, reader: CalmReader): (moved: JointPurchaseMoved) => void {
  const heard = new Map<string, JointPurchaseMoved>();
  return (moved) => {
    const { jointPurchaseId, version } = moved;
    const news = newsOf(heard.get(jointPurchaseId), moved);
    heard.set(jointPurchaseId, moved);
    const key = purchaseKey(organisationId, jointPurchaseId);
    const shown = client.getQueryData<JointPurchaseView>(key);
    if (shown !== undefined && shown.version < version) {
      client.setQueryData<JointPurchaseView>(key, withMoved(shown, moved));
      reader.ask(jointPurchaseId, () => void client.invalidateQueries({ queryKey: key }));
    }
    if (news.lists) reader.ask('lists', () => void client.invalidateQueries({ queryKey: purchasesKey(organisationId) }));
    if (news.attention) reader.ask('attention', () => void client.invalidateQueries({ queryKey: attentionKey(organisationId) }));
  };
}
