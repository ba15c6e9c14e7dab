import { errors, jwtVerify } from 'jose';
import { ownIssuer } from '../../test/notes/own-issuer.fixture.js';
import { IssuerKeys, ProviderAway } from './keys.js';

describe('the keys of the identity provider', () => {
  it('go on counting while it is away, once they were had', async () => {
    const issuer = await ownIssuer();
    const keys = new IssuerKeys(issuer.issuer, 0);
    await jwtVerify(await issuer.sign(), keys.find);
    const later = await issuer.sign();
    await issuer.close();
    expect((await jwtVerify(later, keys.find)).payload.sub).toBe('somebody');
  });

  it('are asked for again when they could not be had', async () => {
    const issuer = await ownIssuer();
    const token = await issuer.sign();
    const keys = new IssuerKeys(issuer.issuer);
    const elsewhere = new IssuerKeys('http://127.0.0.1:1');
    await expect(jwtVerify(token, elsewhere.find)).rejects.toThrow(ProviderAway);
    await jwtVerify(token, keys.find);
    await issuer.close();
  });

  it('do not include one that was never published', async () => {
    const issuer = await ownIssuer();
    const token = await issuer.sign({}, { kid: 'unheard-of' });
    await expect(jwtVerify(token, new IssuerKeys(issuer.issuer).find)).rejects.toThrow(errors.JWKSNoMatchingKey);
    await issuer.close();
  });
});
