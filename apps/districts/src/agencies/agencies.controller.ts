import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AgencyFace, agencyFace } from '@tributary/contracts';
import { Access, Answer } from '@tributary/service-kit';
import { FindAgency } from './find-agency.js';

@ApiTags('agency')
@Controller('v1/agency')
export class AgenciesController {
  constructor(private readonly findAgency: FindAgency) {}

  @Get()
  @Access('anyone')
  @Answer(agencyFace)
  face(): Promise<AgencyFace> {
    return this.findAgency.face();
  }
}
