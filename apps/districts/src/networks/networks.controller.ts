import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  id,
  type NetworkBody,
  networkBody,
  type NetworkList,
  networkList,
  type NetworkView,
  networkView,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, IfMatch } from '@tributary/service-kit';
import { EndNetwork } from './end-network.js';
import { FindNetworks } from './find-networks.js';
import { WriteNetwork } from './write-network.js';

const everybody: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];
const agency: Role[] = ['agency-admin', 'buyer'];

@ApiTags('districts')
@Controller('v1/networks')
export class NetworksController {
  constructor(
    private readonly findNetworks: FindNetworks,
    private readonly writeNetwork: WriteNetwork,
    private readonly endNetwork: EndNetwork,
  ) {}

  @Get()
  @Access({ roles: everybody })
  @Answer(networkList)
  list(@CurrentActor() actor: Actor): Promise<NetworkList> {
    return this.findNetworks.list(actor);
  }

  @Post()
  @Access({ roles: agency })
  @Answer(networkView, 201)
  name(@CurrentActor() actor: Actor, @Body({ schema: networkBody }) body: NetworkBody): Promise<NetworkView> {
    return this.writeNetwork.name(actor, body);
  }

  @Get(':networkId')
  @Access({ roles: everybody })
  @Answer(networkView)
  one(@CurrentActor() actor: Actor, @Param('networkId', { schema: id }) networkId: string): Promise<NetworkView> {
    return this.findNetworks.one(actor, networkId);
  }

  /** The whole of it anew, with the revision that it was made from as If-Match. */
  @Put(':networkId')
  @Access({ roles: agency })
  @Answer(networkView)
  change(
    @CurrentActor() actor: Actor,
    @Param('networkId', { schema: id }) networkId: string,
    @Body({ schema: networkBody }) body: NetworkBody,
    @IfMatch() revision: number | null,
  ): Promise<NetworkView> {
    return this.writeNetwork.change(actor, networkId, body, revision);
  }

  @Post(':networkId/end')
  @Access({ roles: agency })
  @Answer(networkView)
  end(@CurrentActor() actor: Actor, @Param('networkId', { schema: id }) networkId: string): Promise<NetworkView> {
    return this.endNetwork.end(actor, networkId);
  }
}
