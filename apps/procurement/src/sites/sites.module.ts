import { Module } from '@nestjs/common';
import { FindSites } from './find-sites.js';
import { SitesController } from './sites.controller.js';
import { WriteSite } from './write-site.js';

@Module({ controllers: [SitesController], providers: [FindSites, WriteSite] })
export class SitesModule {}
