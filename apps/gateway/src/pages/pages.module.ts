import { Module } from '@nestjs/common';
import { PortalController } from './portal.controller.js';
import { ReferenceController } from './reference.controller.js';

@Module({ controllers: [ReferenceController, PortalController] })
export class PagesModule {}
