import { describeService } from '@tributary/service-kit';
import { AppModule } from './app.module.js';

await describeService('notifications', AppModule, 'Notifications: mails, each sent once');
