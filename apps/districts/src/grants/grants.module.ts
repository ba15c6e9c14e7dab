import { Module } from '@nestjs/common';
import { RecordPerson } from '../people/record-person.js';
import { AcceptRole } from './accept-role.js';
import { EndRole } from './end-role.js';
import { FindGrants } from './find-grants.js';
import { GiveRole } from './give-role.js';
import { GrantsController } from './grants.controller.js';
import { RecordGrant } from './record-grant.js';

@Module({
  controllers: [GrantsController],
  providers: [FindGrants, GiveRole, AcceptRole, EndRole, RecordGrant, RecordPerson],
})
export class GrantsModule {}
