import { describeService } from '@tributary/service-kit';
import { AppModule } from './app.module.js';

await describeService('procurement', AppModule, 'Procurement: joint purchases');
