import { Module } from '@nestjs/common';
import { DistrictsController } from './districts.controller.js';
import { FindDistricts } from './find-districts.js';
import { FindPositions } from './find-positions.js';

@Module({ controllers: [DistrictsController], providers: [FindDistricts, FindPositions] })
export class DistrictsModule {}
