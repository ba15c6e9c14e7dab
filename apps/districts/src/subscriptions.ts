import { defineSubscriptions } from '@tributary/messaging';

/** districts is where agency, districts, people and roles come from. It reads nothing of the other services yet. */
export const subscriptions = defineSubscriptions('districts', { copies: [], reactions: [] });
