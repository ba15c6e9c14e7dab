export { checkOutbox, type StoredEvent } from './check-outbox.js';
export { servers } from './config.js';
export { eventually } from './eventually.js';
export { type FreshDatabase, freshDatabase, type RoleUrls } from './fresh-database.js';
export { type CaughtMail, mails, type Mailbox } from './mails.js';
export { moveClock } from './move-clock.js';
export { type ServiceProcess, startService, type StartService, stopAll } from './service-process.js';
export { accessTokenFor } from './sign-in.js';
export { rowsOf, withClient } from './sql.js';
