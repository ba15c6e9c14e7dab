import { bootService } from '@tributary/service-kit';
import { AppModule } from './app.module.js';
import { settings } from './config.js';

await bootService({ service: 'notifications', module: AppModule, settings });
