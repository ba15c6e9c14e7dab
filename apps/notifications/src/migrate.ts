import { migrateService } from '@tributary/service-kit';
import { migrations } from './database.js';

await migrateService({ service: 'notifications', migrations });
