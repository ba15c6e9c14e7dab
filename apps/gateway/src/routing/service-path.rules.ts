/** A request's service and the path that the service knows it by. */
export interface ServicePath {
  readonly service: string;
  /** Path and query as they came, not decoded: `/v1/districts?search=gulf%20shores`. */
  readonly path: string;
}

const SERVICE_ROUTE = /^\/api\/([a-z-]+)(\/v1(?:\/[^?#]*)?)(\?[^#]*)?$/;

/**
 * `/api/districts/v1/me?x=1` → districts, `/v1/me?x=1`. Null for everything that is no versioned route: a service's health, metrics and
 * whatever else it has for its own network are out of reach, also by way of dot segments.
 */
export function servicePath(url: string): ServicePath | null {
  const match = SERVICE_ROUTE.exec(url);
  if (!match) return null;
  const [, service = '', path = '', query = ''] = match;
  return leavesItsPlace(path) ? null : { service, path: path + query };
}

/** Whether some reader between here and the handler could take a segment for `.` or `..`, encoded or not, or for two segments. */
function leavesItsPlace(path: string): boolean {
  const decoded = path
    .replace(/%2e/gi, '.')
    .replace(/%(2f|5c)/gi, '/')
    .replaceAll('\\', '/');
  return decoded.split('/').some((segment) => segment === '.' || segment === '..') || /%00/.test(path);
}

/** A service tells of `/v1/…`; outside it is found at `/api/<service>/v1/…`. Addresses of other sites stay as they are. */
export function outsideLocation(location: string, service: string): string {
  return location.startsWith('/v1/') ? `/api/${service}${location}` : location;
}
