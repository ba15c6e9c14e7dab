import { Module } from '@nestjs/common';
import { EndNetwork } from './end-network.js';
import { FindNetworks } from './find-networks.js';
import { NetworksController } from './networks.controller.js';
import { RecordNetwork } from './record-network.js';
import { WriteNetwork } from './write-network.js';

@Module({ controllers: [NetworksController], providers: [FindNetworks, RecordNetwork, WriteNetwork, EndNetwork] })
export class NetworksModule {}
