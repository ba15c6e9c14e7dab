import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type DistrictDetail,
  districtDetail,
  type DistrictFacets,
  districtFacets,
  type DistrictPage,
  districtPage,
  type DistrictQuery,
  districtQuery,
  id,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import { FindDistricts } from './find-districts.js';

const everybody: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];

@ApiTags('districts')
@Controller('v1/districts')
export class DistrictsController {
  constructor(private readonly findDistricts: FindDistricts) {}

  @Get()
  @Access({ roles: everybody })
  @Answer(districtPage)
  page(@CurrentActor() actor: Actor, @Query({ schema: districtQuery }) query: DistrictQuery): Promise<DistrictPage> {
    return this.findDistricts.page(actor, query);
  }

  @Get('facets')
  @Access({ roles: everybody })
  @Answer(districtFacets)
  facets(@CurrentActor() actor: Actor): Promise<DistrictFacets> {
    return this.findDistricts.facets(actor);
  }

  @Get(':organisationId')
  @Access({ roles: everybody })
  @Answer(districtDetail)
  one(@CurrentActor() actor: Actor, @Param('organisationId', { schema: id }) organisationId: string): Promise<DistrictDetail> {
    return this.findDistricts.one(actor, organisationId);
  }
}
