import { readSettings, serviceSettings } from '@tributary/service-kit';

/** Procurement has no settings of its own. */
export const settings = () => readSettings(serviceSettings);
