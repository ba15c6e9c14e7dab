import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type DistrictDetail,
  districtDetail,
  type DistrictFacets,
  districtFacets,
  type DistrictPage,
  districtPage,
  type DistrictPositions,
  districtPositions,
  type DistrictPositionsQuery,
  districtPositionsQuery,
  type DistrictQuery,
  districtQuery,
  id,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import { FindDistricts } from './find-districts.js';
import { FindPositions } from './find-positions.js';

const everybody: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];

@ApiTags('districts')
@Controller('v1/districts')
export class DistrictsController {
  constructor(
    private readonly findDistricts: FindDistricts,
    private readonly findPositions: FindPositions,
  ) {}

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

  /** All that fit at once, for a map: a state has some hundreds. */
  @Get('positions')
  @Access({ roles: everybody })
  @Answer(districtPositions)
  positions(
    @CurrentActor() actor: Actor,
    @Query({ schema: districtPositionsQuery }) query: DistrictPositionsQuery,
  ): Promise<DistrictPositions> {
    return this.findPositions.find(actor, query);
  }

  @Get(':organisationId')
  @Access({ roles: everybody })
  @Answer(districtDetail)
  one(@CurrentActor() actor: Actor, @Param('organisationId', { schema: id }) organisationId: string): Promise<DistrictDetail> {
    return this.findDistricts.one(actor, organisationId);
  }
}
