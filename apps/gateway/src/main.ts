import { readSettings } from '@tributary/service-kit';
import { gatewaySettings } from './config.js';
import { createGateway } from './gateway.js';

const settings = readSettings(gatewaySettings);
const app = await createGateway(settings);
await app.listen(settings.PORT, settings.HOST);
