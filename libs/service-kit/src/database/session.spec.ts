import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { openSession } from './session.js';

describe('a connection of its own', () => {
  let silent: Server;
  const sockets: Socket[] = [];
  beforeEach(async () => {
    silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    silent.close();
    await once(silent, 'close');
  });

  it('is given up where a host takes it and says nothing', async () => {
    const { port } = silent.address() as AddressInfo;
    await expect(openSession(`postgres://x@127.0.0.1:${port}/x`, { connectMs: 200 })).rejects.toThrow('timeout expired');
  }, 2_000);
});
