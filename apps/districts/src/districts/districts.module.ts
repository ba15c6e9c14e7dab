import { Module } from '@nestjs/common';
import { DistrictsController } from './districts.controller.js';
import { FindDistricts } from './find-districts.js';

@Module({ controllers: [DistrictsController], providers: [FindDistricts] })
export class DistrictsModule {}
