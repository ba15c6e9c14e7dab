import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { id, type Role, type SiteBody, siteBody, type SiteList, siteList, type SiteView, siteView } from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, IfMatch } from '@tributary/service-kit';
import { FindSites } from './find-sites.js';
import { WriteSite } from './write-site.js';

const keepers: Role[] = ['purchasing-officer', 'district-admin'];

@Controller('v1/sites')
export class SitesController {
  constructor(
    private readonly list: FindSites,
    private readonly sites: WriteSite,
  ) {}

  @Get()
  @Access({ roles: keepers })
  @Answer(siteList)
  all(@CurrentActor() actor: Actor): Promise<SiteList> {
    return this.list.execute(actor);
  }

  @Post()
  @Access({ roles: keepers })
  @Answer(siteView, 201)
  add(@CurrentActor() actor: Actor, @Body({ schema: siteBody }) body: SiteBody): Promise<SiteView> {
    return this.sites.add(actor, body);
  }

  @Put(':id')
  @Access({ roles: keepers })
  @Answer(siteView)
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) siteId: string,
    @Body({ schema: siteBody }) body: SiteBody,
    @IfMatch() revision: number | null,
  ): Promise<SiteView> {
    return this.sites.change(actor, siteId, body, revision);
  }

  @Post(':id/close')
  @Access({ roles: keepers })
  @HttpCode(204)
  close(@CurrentActor() actor: Actor, @Param('id', { schema: id }) siteId: string): Promise<void> {
    return this.sites.close(actor, siteId);
  }
}
