import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An issuer whose keys the spec holds, so that it can sign what a provider never would. */
export interface OwnIssuer {
  readonly issuer: string;
  readonly publicKey: CryptoKey;
  /** A published key too, of an algorithm that nobody of ours takes: ES384, by the id `strange`. */
  readonly strangeKey: CryptoKey;
  sign(claims?: JWTPayload, header?: { alg?: string; typ?: string; kid?: string }, key?: CryptoKey): Promise<string>;
  close(): Promise<void>;
}

/** Publishes its keys by discovery, as any OpenID provider does. */
export async function ownIssuer(): Promise<OwnIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  const strange = await generateKeyPair('ES384', { extractable: true });
  const strangeJwk = { ...(await exportJWK(strange.publicKey)), kid: 'strange', alg: 'ES384', use: 'sig' };
  const server: Server = createServer((request, response) => {
    const found = request.url?.endsWith('openid-configuration') ? { issuer, jwks_uri: `${issuer}/keys` } : { keys: [jwk, strangeJwk] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const good = { iss: issuer, aud: 'tributary', sub: 'somebody', email: 'somebody@sample.example', email_verified: true, name: 'Somebody' };
  return {
    issuer,
    publicKey,
    strangeKey: strange.privateKey,
    sign: (claims = {}, header = {}, key = privateKey) =>
      new SignJWT({ exp: Math.floor(Date.now() / 1000) + 600, ...good, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'own', ...header })
        .sign(key),
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
