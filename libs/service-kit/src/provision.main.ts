import { provisionSettings, readSettings } from './config.js';
import { provisionDatabase } from './database/provision.js';

// node provision.main.js <service>…: makes the roles and the database of each. DATABASE_URL is an administrator's.
const { DATABASE_URL, ROLE_PASSWORDS } = readSettings(provisionSettings);
for (const service of process.argv.slice(2)) {
  await provisionDatabase(DATABASE_URL, service, service, ROLE_PASSWORDS);
  console.log(`${service}: roles and database are there.`);
}
