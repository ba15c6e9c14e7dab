import { outsideLocation, servicePath } from './service-path.rules.js';

describe('which service a path names', () => {
  it.each([
    ['/api/districts/v1/me', 'districts', '/v1/me'],
    ['/api/districts/v1', 'districts', '/v1'],
    ['/api/joint-buying/v1/a/b?c=/../d', 'joint-buying', '/v1/a/b?c=/../d'],
    ['/api/districts/v1/districts?search=gulf%20shores', 'districts', '/v1/districts?search=gulf%20shores'],
    ['/api/districts/v1/a..b/c.', 'districts', '/v1/a..b/c.'],
  ])('%s', (url, service, path) => {
    expect(servicePath(url)).toEqual({ service, path });
  });

  it.each([
    ['a service without a route', '/api/districts'],
    ['its health', '/api/districts/health/ready'],
    ['its metrics', '/api/districts/metrics'],
    ['its metrics by dots', '/api/districts/v1/../metrics'],
    ['its metrics by encoded dots', '/api/districts/v1/%2e%2E/metrics'],
    ['its metrics by an encoded slash', '/api/districts/v1/..%2fmetrics'],
    ['its metrics by a backslash', '/api/districts/v1/..\\metrics'],
    ['its metrics by an encoded backslash', '/api/districts/v1/x%5c..%5cmetrics'],
    ['a null character', '/api/districts/v1/me%00'],
    ['a version that only begins like ours', '/api/districts/v10/me'],
    ['a whole address', 'http://other.example/api/districts/v1/me'],
    ['a name in capitals', '/api/Districts/v1/me'],
  ])('refuses %s', (_, url) => {
    expect(servicePath(url)).toBeNull();
  });

  it('tells the outside where a new thing is found', () => {
    expect(outsideLocation('/v1/joint-purchases/7', 'procurement')).toBe('/api/procurement/v1/joint-purchases/7');
    expect(outsideLocation('https://other.example/v1/x', 'procurement')).toBe('https://other.example/v1/x');
  });
});
