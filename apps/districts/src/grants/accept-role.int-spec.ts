import type { Actor, Caller } from '@tributary/service-kit';
import { checkOutbox, rowsOf } from '@tributary/testing';
import { type Districts, foundedBy, meeting, openDistricts, signIn } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;

beforeEach(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
});
afterEach(() => districts.close());

const MARCUS = 'marcus.lee@sample.example';

async function offer(role: 'buyer' | 'agency-admin' = 'buyer', email = MARCUS): Promise<string> {
  const { grantId } = await districts.giveRole.give(dana, {
    organisationId: dana.organisationId,
    email,
    name: 'Marcus Lee (sample)',
    role,
  });
  return grantId;
}

interface Row {
  readonly [column: string]: unknown;
}
const grantRow = async (grantId: string): Promise<Row | undefined> =>
  (await rowsOf<Row>(districts.fresh.adminUrl, 'select * from role_grant join person using (person_id) where grant_id = $1', [grantId]))[0];

describe('accepting a role', () => {
  it('joins the verified sign-in to the invited person, and tells of person and grant', async () => {
    const grantId = await offer();
    const before = (await checkOutbox(districts.fresh.adminUrl)).length;
    const marcus = signIn(MARCUS);
    expect(await districts.acceptRole.accept(marcus, grantId)).toMatchObject({
      grantId,
      state: 'active',
      acceptedAt: expect.any(String) as string,
    });
    expect(await grantRow(grantId)).toMatchObject({ state: 'active', issuer: marcus.issuer, subject: marcus.subject });
    const events = (await checkOutbox(districts.fresh.adminUrl)).slice(before);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['districts.person.recorded@1', 2],
      ['districts.grant.recorded@1', 2],
    ]);
  });

  it('happens once, however often it is asked for at once', async () => {
    const grantId = await offer();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => districts.acceptRole.accept(signIn(MARCUS), grantId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
      expect(outcome).toMatchObject({ reason: { code: 'grant.already-accepted' } });
    }
    const events = await checkOutbox(districts.fresh.adminUrl);
    expect(events.filter(({ aggregateId }) => aggregateId === grantId)).toHaveLength(2);
  });

  it('joins the sign-in once where two roles are accepted at once', async () => {
    const [buyer, admin] = [await offer('buyer'), await offer('agency-admin')];
    const marcus = signIn(MARCUS);
    const outcomes = await meeting(districts, 'select from person for update', [
      () => districts.acceptRole.accept(marcus, buyer),
      () => districts.acceptRole.accept(marcus, admin),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const { personId } = await districts.findGrants.whoAmI(marcus);
    const events = await checkOutbox(districts.fresh.adminUrl);
    expect(events.filter(({ aggregateId }) => aggregateId === personId)).toHaveLength(2);
  });

  it('moves the grant to the person who has this sign-in already, under another address', async () => {
    const first = await districts.acceptRole.accept(signIn(MARCUS), await offer());
    const grantId = await offer('agency-admin', 'm.lee@new.example');
    const invited = await grantRow(grantId);
    const moved = await districts.acceptRole.accept(
      signIn('m.lee@new.example', { subject: 'marcus.lee', personId: first.personId }),
      grantId,
    );
    expect(moved).toMatchObject({ personId: first.personId, email: MARCUS, state: 'active' });
    expect(moved.personId).not.toBe(invited?.['person_id']);
    await checkOutbox(districts.fresh.adminUrl);
  });

  it.each([
    ['an address that the provider does not vouch for', () => signIn(MARCUS, { emailVerified: false }), 'grant.email-unverified'],
    ['another address', () => signIn('june.park@sample.example'), 'grant.other-address'],
    ['the administrator who gave it and sees it', () => dana, 'grant.other-address'],
    ['an administrator who claims the address', () => ({ ...dana, email: MARCUS, emailVerified: false }), 'grant.email-unverified'],
  ])('refuses %s', async (_, caller, code) => {
    const grantId = await offer();
    await expect(districts.acceptRole.accept(caller(), grantId)).rejects.toMatchObject({ code });
    expect(await grantRow(grantId)).toMatchObject({ state: 'offered', issuer: null });
  });

  it('gives nobody the same role twice by two addresses', async () => {
    const { personId } = await districts.acceptRole.accept(signIn(MARCUS), await offer());
    const again = await offer('buyer', 'm.lee@new.example');
    const marcus = signIn('m.lee@new.example', { subject: 'marcus.lee', personId });
    await expect(districts.acceptRole.accept(marcus, again)).rejects.toMatchObject({ code: 'grant.already-given' });
  });

  it('gives nobody a role twice that was offered to an address of theirs already', async () => {
    const { personId } = await districts.acceptRole.accept(signIn(MARCUS), await offer('agency-admin'));
    await offer('buyer');
    const again = await offer('buyer', 'm.lee@new.example');
    const marcus = signIn('m.lee@new.example', { subject: 'marcus.lee', personId });
    await expect(districts.acceptRole.accept(marcus, again)).rejects.toMatchObject({ code: 'grant.already-given' });
  });

  it('gives nobody the same role twice where two offers to other addresses are accepted at once', async () => {
    const { personId } = await districts.acceptRole.accept(signIn(MARCUS), await offer('agency-admin'));
    const [one, other] = [await offer('buyer', 'm.lee@new.example'), await offer('buyer', 'marcus@new.example')];
    const by = (address: string): Caller => signIn(address, { subject: 'marcus.lee', personId });
    const outcomes = await meeting(districts, 'select from role_grant for update', [
      () => districts.acceptRole.accept(by('m.lee@new.example'), one),
      () => districts.acceptRole.accept(by('marcus@new.example'), other),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'grant.already-given' } });
  });

  it('makes one person of a sign-in that accepts offers to two addresses at once', async () => {
    const [buyer, admin] = [await offer('buyer'), await offer('agency-admin', 'm.lee@new.example')];
    const by = (address: string): Caller => signIn(address, { subject: 'marcus.lee' });
    const outcomes = await meeting(districts, 'select from person for update', [
      () => districts.acceptRole.accept(by(MARCUS), buyer),
      () => districts.acceptRole.accept(by('m.lee@new.example'), admin),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const holders = await rowsOf<Row>(
      districts.fresh.adminUrl,
      `select distinct person_id from role_grant where state = 'active' and person_id <> $1`,
      [dana.personId],
    );
    expect(holders).toHaveLength(1);
  });

  it('tells the owner of another address which one was invited, and not all of it', async () => {
    const refused = districts.acceptRole.accept(signIn('june.park@sample.example'), await offer());
    await expect(refused).rejects.toMatchObject({ facts: { offeredTo: 'm…e@sample.example' } });
  });

  it('refuses a new colleague with the address of the one before', async () => {
    await districts.acceptRole.accept(signIn(MARCUS), await offer());
    const grantId = await offer('agency-admin');
    const colleague = signIn(MARCUS, { subject: 'another' });
    await expect(districts.acceptRole.accept(colleague, grantId)).rejects.toMatchObject({ code: 'person.other-sign-in' });
  });

  it('refuses an offer that was taken back', async () => {
    const grantId = await offer();
    await districts.endRole.end(dana, grantId);
    await expect(districts.acceptRole.accept(signIn(MARCUS), grantId)).rejects.toMatchObject({ code: 'grant.ended' });
  });

  it('knows no grant that does not exist', async () => {
    const accepting = districts.acceptRole.accept(signIn(MARCUS), '019a3b5c-0000-7000-8000-00000000f009');
    await expect(accepting).rejects.toMatchObject({ name: 'AggregateMissing' });
  });

  it('leaves nothing of an acceptance whose answer could not be stored', async () => {
    const grantId = await offer();
    const before = await checkOutbox(districts.fresh.adminUrl);
    const marcus = signIn(MARCUS);
    const failing = districts.transactions.asWrite(marcus, async () => {
      await districts.acceptRole.accept(marcus, grantId);
      throw new Error('The answer could not be stored.');
    });
    await expect(failing).rejects.toThrow('The answer could not be stored.');
    expect(await grantRow(grantId)).toMatchObject({ state: 'offered', issuer: null });
    expect(await checkOutbox(districts.fresh.adminUrl)).toEqual(before);
  });
});

describe('who am I', () => {
  it('shows an offer to the verified address, before there is a person', async () => {
    const grantId = await offer();
    const me = await districts.findGrants.whoAmI(signIn(MARCUS));
    expect(me.personId).toBeNull();
    expect(me.grants).toEqual([expect.objectContaining({ grantId, state: 'offered', role: 'buyer', organisationKind: 'agency' })]);
  });

  it('shows no offer to an address that nobody vouches for', async () => {
    await offer();
    expect((await districts.findGrants.whoAmI(signIn(MARCUS, { emailVerified: false }))).grants).toEqual([]);
  });

  it('knows a stranger by name alone', async () => {
    const stranger = signIn('nobody@sample.example');
    expect(await districts.findGrants.whoAmI(stranger)).toEqual({
      ...{ personId: null, name: 'nobody', email: 'nobody@sample.example', emailVerified: true, grants: [] },
    });
  });

  it('shows a role that was accepted, and no longer waits for it', async () => {
    const caller = signIn(MARCUS);
    const grantId = await offer();
    expect((await districts.findGrants.attention(caller)).items).toHaveLength(1);
    const { personId } = await districts.acceptRole.accept(caller, grantId);
    expect(await districts.findGrants.whoAmI(caller)).toMatchObject({
      personId,
      name: 'Marcus Lee (sample)',
      grants: [{ state: 'active' }],
    });
    expect((await districts.findGrants.attention(caller)).items).toEqual([]);
  });
});
