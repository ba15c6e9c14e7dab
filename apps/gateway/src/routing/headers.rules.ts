import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/**
 * What a client's request may tell a service. Everything else stays here: cookies, hop-by-hop fields, x-forwarded-…, and any header by which
 * a client could pretend to be somebody. A new header of our own begins with `tributary-`, and passes.
 */
const PASSED_ON = new Set([
  'accept',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'prefer',
  'range',
  'tracestate',
  'user-agent',
]);

/** What the gateway itself knows of the request. */
export interface KnownHere {
  /** The access token, from the session or as it came. */
  readonly token: string | null;
  readonly correlationId: string;
  readonly traceparent: string;
  readonly clientAddress: string;
  /** The origin that clients know. */
  readonly publicUrl: URL;
}

/** The headers of a request to a service. */
export function requestHeaders(came: IncomingHttpHeaders, known: KnownHere): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  const named = connectionNames(came);
  for (const [name, value] of Object.entries(came)) {
    if (value !== undefined && !named.has(name) && (PASSED_ON.has(name) || name.startsWith('tributary-'))) headers[name] = value;
  }
  if (known.token !== null) headers.authorization = `Bearer ${known.token}`;
  headers['x-correlation-id'] = known.correlationId;
  headers.traceparent = known.traceparent;
  headers['x-forwarded-for'] = known.clientAddress;
  headers['x-forwarded-host'] = known.publicUrl.host;
  headers['x-forwarded-proto'] = known.publicUrl.protocol.slice(0, -1);
  return headers;
}

/** What a service's answer may not set: it is the gateway's part, or belongs to the connection between the two. */
const KEPT_BACK = new Set([
  'connection',
  'content-security-policy',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'server',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-correlation-id',
  'x-powered-by',
]);

/** The headers of a service's answer as clients see them. Answers are kept by nobody unless the service says otherwise. */
export function answerHeaders(came: IncomingHttpHeaders): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { 'cache-control': 'no-store' };
  const named = connectionNames(came);
  for (const [name, value] of Object.entries(came)) {
    const kept = KEPT_BACK.has(name) || named.has(name) || name.startsWith('access-control-');
    if (value !== undefined && !kept) headers[name] = value;
  }
  return headers;
}

/** RFC 9110, 7.6.1: the names that Connection lists are for this connection alone. */
function connectionNames(headers: IncomingHttpHeaders): ReadonlySet<string> {
  return new Set(
    (headers.connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}
