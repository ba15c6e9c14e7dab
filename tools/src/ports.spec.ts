import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { host, isFree, PortPicker } from '@tributary/infra';

const picker = (...taken: number[]): PortPicker => new PortPicker(async (port) => !taken.includes(port));

describe('a port', () => {
  it('is the usual one when that is free', async () => expect(await picker().from(8400)).toBe(8400));

  it('is the next free one when it is taken', async () => expect(await picker(8400, 8401).from(8400)).toBe(8402));

  it('is given out once, though nothing listens on it yet', async () => {
    const one = picker();
    expect([await one.from(8400), await one.from(8400), await one.from(8401)]).toEqual([8400, 8401, 8402]);
  });

  it('is not looked for without end', async () => {
    const nothing = new PortPicker(async () => false);
    await expect(nothing.from(8400)).rejects.toThrow('No port from 8400 to 8499 is free');
  });

  it('is seen as taken while somebody listens on it', async () => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await isFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isFree(port)).toBe(true);
  });
});
