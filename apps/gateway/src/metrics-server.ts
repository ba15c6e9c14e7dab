import { createServer, type Server } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from '@tributary/service-kit';
import { Gateway } from './config.js';

/** Gives the figures on a port of their own, since the gateway's is open to the world. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly gateway: Gateway,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT, HOST } = this.gateway.settings;
    if (METRICS_PORT === undefined) return;
    const server = createServer((_, response) => {
      this.metrics.read().then(
        (figures) => response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8').end(figures),
        () => response.writeHead(500).end(),
      );
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(METRICS_PORT, HOST, resolve));
    this.server = server;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}
