import type { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  type DistrictImportPage,
  districtImportPage,
  type DistrictImportReport,
  districtImportReport,
  type DistrictImportSent,
  districtImportSent,
  type DistrictImportsQuery,
  districtImportsQuery,
  type DistrictImportView,
  districtImportView,
  id,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, FileBody } from '@tributary/service-kit';
import { FileBytes } from './file-bytes.js';
import { FindDistrictImports } from './find-district-imports.js';
import { ImportDistricts } from './import-districts.js';

@ApiTags('districts')
@Controller('v1/district-imports')
export class DistrictImportsController {
  constructor(
    private readonly importDistricts: ImportDistricts,
    private readonly findDistrictImports: FindDistrictImports,
  ) {}

  /** The file itself is the body, as text/csv or text/tab-separated-values. The answer is the report, once all of it is applied. */
  @Post()
  @Access({ roles: ['agency-admin'] })
  @ApiConsumes('text/csv', 'text/tab-separated-values')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answer(districtImportReport, 201)
  bringIn(
    @CurrentActor() actor: Actor,
    @Query({ schema: districtImportSent }) { schoolYear, fileName }: DistrictImportSent,
    @FileBody() file: Readable,
    @FileBytes() bytes: number | null,
  ): Promise<DistrictImportReport> {
    return this.importDistricts.import(actor, file, schoolYear ?? null, { name: fileName ?? null, bytes });
  }

  /** The newest first. One that is at work stands there with how far it is. */
  @Get()
  @Access({ roles: ['agency-admin'] })
  @Answer(districtImportPage)
  page(@CurrentActor() actor: Actor, @Query({ schema: districtImportsQuery }) query: DistrictImportsQuery): Promise<DistrictImportPage> {
    return this.findDistrictImports.page(actor, query);
  }

  @Get(':importId')
  @Access({ roles: ['agency-admin'] })
  @Answer(districtImportView)
  one(@CurrentActor() actor: Actor, @Param('importId', { schema: id }) importId: string): Promise<DistrictImportView> {
    return this.findDistrictImports.one(actor, importId);
  }
}
