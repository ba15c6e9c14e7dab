import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { type DistrictImportQuery, districtImportQuery, type DistrictImportReport, districtImportReport, id } from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, FileBody } from '@tributary/service-kit';
import { FindDistrictImport } from './find-district-import.js';
import { ImportDistricts } from './import-districts.js';

@ApiTags('districts')
@Controller('v1/district-imports')
export class DistrictImportsController {
  constructor(
    private readonly importDistricts: ImportDistricts,
    private readonly findDistrictImport: FindDistrictImport,
  ) {}

  /** The file itself is the body, as text/csv or text/tab-separated-values. */
  @Post()
  @Access({ roles: ['agency-admin'] })
  @ApiConsumes('text/csv', 'text/tab-separated-values')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answer(districtImportReport, 201)
  bringIn(
    @CurrentActor() actor: Actor,
    @Query({ schema: districtImportQuery }) { schoolYear }: DistrictImportQuery,
    @FileBody() file: Readable,
  ): Promise<DistrictImportReport> {
    return this.importDistricts.import(actor, file, schoolYear ?? null);
  }

  @Get(':importId')
  @Access({ roles: ['agency-admin'] })
  @Answer(districtImportReport)
  report(@CurrentActor() actor: Actor, @Param('importId', { schema: id }) importId: string): Promise<DistrictImportReport> {
    return this.findDistrictImport.report(actor, importId);
  }
}
