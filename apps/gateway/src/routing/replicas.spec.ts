import { Replicas } from './replicas.js';

const [a, b, c] = ['http://a', 'http://b', 'http://c'].map((address) => new URL(address)) as [URL, URL, URL];

describe('the replicas of a service', () => {
  it('are asked in turn', () => {
    const replicas = new Replicas([a, b, c]);
    expect([1, 2, 3, 4].map(() => replicas.inTurn(0)[0])).toEqual([a, b, c, a]);
  });

  it('are all tried before a request is given up', () => {
    const replicas = new Replicas([a, b, c]);
    replicas.inTurn(0);
    expect(replicas.inTurn(0)).toEqual([b, c, a]);
  });

  it('are asked last for some seconds after they did not answer', () => {
    const replicas = new Replicas([a, b]);
    replicas.leaveOut(a, 1_000);
    expect(replicas.inTurn(1_001)).toEqual([b, a]);
    expect(replicas.inTurn(1_002)).toEqual([b, a]);
    expect(replicas.inTurn(4_001)[0]).toEqual(a);
  });

  it('are asked first again as soon as they answered', () => {
    const replicas = new Replicas([a, b]);
    replicas.leaveOut(a, 0);
    replicas.welcome(a);
    expect(replicas.inTurn(1)).toEqual([a, b]);
  });

  it('are tried even when none answered lately', () => {
    const replicas = new Replicas([a]);
    replicas.leaveOut(a, 0);
    expect(replicas.inTurn(1)).toEqual([a]);
  });
});
