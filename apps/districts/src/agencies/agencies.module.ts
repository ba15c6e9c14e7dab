import { Module } from '@nestjs/common';
import { AgenciesController } from './agencies.controller.js';
import { FindAgency } from './find-agency.js';

@Module({ controllers: [AgenciesController], providers: [FindAgency] })
export class AgenciesModule {}
