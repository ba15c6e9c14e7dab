import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Attention,
  attention,
  type GiveRoleBody,
  giveRoleBody,
  type GrantList,
  grantList,
  type GrantQuery,
  grantQuery,
  type GrantView,
  grantView,
  id,
  type WhoAmI,
  whoAmI,
} from '@tributary/contracts';
import { Access, type Actor, Answer, type Caller, CurrentActor } from '@tributary/service-kit';
import { AcceptRole } from './accept-role.js';
import { EndRole } from './end-role.js';
import { FindGrants } from './find-grants.js';
import { GiveRole } from './give-role.js';

@ApiTags('people')
@Controller('v1')
export class GrantsController {
  constructor(
    private readonly findGrants: FindGrants,
    private readonly giveRole: GiveRole,
    private readonly acceptRole: AcceptRole,
    private readonly endRole: EndRole,
  ) {}

  @Get('me')
  @Access('signed-in')
  @Answer(whoAmI)
  me(@CurrentActor() caller: Caller): Promise<WhoAmI> {
    return this.findGrants.whoAmI(caller);
  }

  @Get('attention')
  @Access('signed-in')
  @Answer(attention)
  attention(@CurrentActor() caller: Caller): Promise<Attention> {
    return this.findGrants.attention(caller);
  }

  @Get('grants')
  @Access({ roles: ['agency-admin', 'district-admin'] })
  @Answer(grantList)
  list(@CurrentActor() actor: Actor, @Query({ schema: grantQuery }) { organisationId }: GrantQuery): Promise<GrantList> {
    return this.findGrants.list(actor, organisationId);
  }

  @Post('grants')
  @Access({ roles: ['agency-admin', 'district-admin'] })
  @Answer(grantView, 201)
  give(@CurrentActor() actor: Actor, @Body({ schema: giveRoleBody }) body: GiveRoleBody): Promise<GrantView> {
    return this.giveRole.give(actor, body);
  }

  @Post('grants/:grantId/accept')
  @Access('signed-in')
  @Answer(grantView)
  accept(@CurrentActor() caller: Caller, @Param('grantId', { schema: id }) grantId: string): Promise<GrantView> {
    return this.acceptRole.accept(caller, grantId);
  }

  /** Whoever may give the role may end it, and everybody may leave a role of their own. */
  @Post('grants/:grantId/end')
  @Access({ roles: ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'] })
  @Answer(grantView)
  end(@CurrentActor() actor: Actor, @Param('grantId', { schema: id }) grantId: string): Promise<GrantView> {
    return this.endRole.end(actor, grantId);
  }
}
