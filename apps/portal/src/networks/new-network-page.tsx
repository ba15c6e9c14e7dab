import { useActing } from '../shell/acting.js';
import { Refused } from '../shell/page-failure.js';
import { NetworkForm } from './network-form.js';

/** Names several districts as one. */
export function NewNetworkPage() {
  const { kind } = useActing();
  return kind === 'agency' ? <NetworkForm network={null} onReload={() => undefined} /> : <Refused />;
}
