import { Module } from '@nestjs/common';
import { settings } from '../config.js';
import { ApplyStaged } from './apply-staged.js';
import { DistrictImportsController } from './district-imports.controller.js';
import { FindDistrictImports } from './find-district-imports.js';
import { ImportDistricts } from './import-districts.js';
import { ImportSettings } from './import-settings.js';
import { StageFile } from './stage-file.js';

@Module({
  controllers: [DistrictImportsController],
  providers: [
    { provide: ImportSettings, useFactory: () => new ImportSettings(settings().IMPORT_BAD_SHARE) },
    StageFile,
    ApplyStaged,
    ImportDistricts,
    FindDistrictImports,
  ],
})
export class DistrictImportsModule {}
