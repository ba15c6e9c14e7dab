import 'reflect-metadata';
import { describeService } from '@tributary/service-kit';
import { AppModule } from './app.module.js';

await describeService('districts', AppModule, 'Districts: agency, districts, people and roles');
