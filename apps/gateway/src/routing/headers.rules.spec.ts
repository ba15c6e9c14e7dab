import { answerHeaders, type KnownHere, requestHeaders } from './headers.rules.js';

const known: KnownHere = {
  token: 'the-token',
  correlationId: 'c-1',
  traceparent: 'the-trace',
  clientAddress: '203.0.113.9',
  publicUrl: new URL('https://tributary.example'),
};

describe('what a service is told', () => {
  it('passes on what a request is about', () => {
    const about = {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': '12',
      'idempotency-key': 'k',
      'if-match': '"3"',
      'last-event-id': '7',
      tracestate: 'vendor=1',
      'tributary-organisation': '019a',
    };
    expect(requestHeaders(about, known)).toMatchObject(about);
  });

  it.each([
    'cookie',
    'connection',
    'keep-alive',
    'te',
    'transfer-encoding',
    'upgrade',
    'proxy-authorization',
    'forwarded',
    'x-real-ip',
    'x-user',
    'x-csrf-token',
    'x-original-url',
    'x-http-method-override',
  ])('keeps %s back', (name) => {
    expect(requestHeaders({ [name]: 'from the client' }, known)).not.toHaveProperty(name);
  });

  it('says itself who asked, from where and in which matter', () => {
    const pretended = {
      authorization: 'Basic abc',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'other.example',
      'x-forwarded-proto': 'http',
      'x-correlation-id': 'theirs',
      traceparent: 'theirs',
    };
    expect(requestHeaders(pretended, known)).toEqual({
      authorization: 'Bearer the-token',
      'x-correlation-id': 'c-1',
      traceparent: 'the-trace',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'tributary.example',
      'x-forwarded-proto': 'https',
    });
  });

  it('sends no token where there is none, not even the client’s own Authorization', () => {
    expect(requestHeaders({ authorization: 'Basic abc' }, { ...known, token: null })).not.toHaveProperty('authorization');
  });

  it('drops what the client declares to be for one connection', () => {
    expect(requestHeaders({ connection: 'close, Idempotency-Key', 'idempotency-key': 'k' }, known)).not.toHaveProperty('idempotency-key');
  });
});

describe('what a client is told', () => {
  it('passes on what an answer is about, and keeps it out of caches', () => {
    const about = { 'content-type': 'application/json', etag: '"3"', 'retry-after': '2' };
    expect(answerHeaders(about)).toEqual({ ...about, 'cache-control': 'no-store' });
  });

  it('leaves caching to the service where it says something', () => {
    expect(answerHeaders({ 'cache-control': 'private, max-age=5' })['cache-control']).toBe('private, max-age=5');
  });

  it.each([
    'set-cookie',
    'connection',
    'content-security-policy',
    'transfer-encoding',
    'server',
    'x-powered-by',
    'access-control-allow-origin',
  ])('keeps %s back', (name) => {
    expect(answerHeaders({ [name]: name === 'set-cookie' ? ['a=b'] : 'x' })).not.toHaveProperty(name);
  });
});
