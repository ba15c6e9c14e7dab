import { mailKind, type MutableMailKind, mutableMailKind } from '@tributary/contracts';
import { actor } from '../actor.fixture.js';
import { Notifications } from '../notifications.fixture.js';
import type { District, Person } from '../story.fixture.js';

let notifications: Notifications;
let winfield: District;
let renee: Person;
beforeAll(async () => {
  notifications = await Notifications.open();
});
afterAll(() => notifications.close());
beforeEach(async () => {
  await notifications.rows('delete from delivery');
  winfield = await notifications.story.district('Winfield City');
  renee = await notifications.story.officer(winfield);
});

const asRenee = () => actor(winfield.organisationId, 'purchasing-officer', renee.personId);
const mute = (kind: MutableMailKind, muted = true) => notifications.replica.preferences.mute(asRenee(), { kind, muted });
const mailsOf = async ({ personId }: Person) => (await notifications.deliveries()).filter((row) => row.personId === personId);

/** The token that the next due mail to the person carries. */
async function tokenOfNextMail(reader: Pick<Person, 'personId'> = renee): Promise<string> {
  for (;;) {
    const taken = await notifications.replica.deliveries.take();
    if (taken === null) throw new Error('Nothing is due.');
    if (taken !== 'settled' && taken.personId === reader.personId)
      return new URL(taken.mail.unsubscribeUrl ?? '').searchParams.get('token') ?? '';
  }
}

describe('a person’s choice of mails', () => {
  it('shows every kind, and which of them binds', async () => {
    const { items } = await notifications.replica.preferences.find(asRenee());
    expect(items.map(({ kind }) => kind)).toEqual(mailKind.options);
    expect(items.filter(({ mandatory }) => !mandatory).map(({ kind }) => kind)).toEqual(mutableMailKind.options);
    expect(items.some(({ muted }) => muted)).toBe(false);
  });

  it('plans nothing of a kind that is muted, for this person alone, until it is heard again', async () => {
    const other = await notifications.story.officer(winfield);
    await mute('invitation');
    await notifications.story.publish([winfield]);
    expect([await mailsOf(renee), await mailsOf(other)]).toMatchObject([[], [{ kind: 'invitation' }]]);
    const { items } = await mute('invitation', false);
    expect(items.find(({ kind }) => kind === 'invitation')).toMatchObject({ muted: false });
    await notifications.story.publish([winfield]);
    expect(await mailsOf(renee)).toMatchObject([{ kind: 'invitation' }]);
  });

  it('drops what was planned before it was muted', async () => {
    await notifications.story.publish([winfield]);
    await mute('invitation');
    while ((await notifications.replica.deliveries.take()) !== null);
    expect(await mailsOf(renee)).toMatchObject([{ state: 'dropped', outcome: 'The person has muted this kind of mail.' }]);
  });

  it('is nobody else’s, and refuses a sign-in that belongs to no person', async () => {
    await mute('reminder');
    const stranger = actor(winfield.organisationId, 'purchasing-officer');
    expect((await notifications.replica.preferences.find(stranger)).items.some(({ muted }) => muted)).toBe(false);
    const nobody = { ...asRenee(), personId: null, organisationId: null };
    await expect(notifications.replica.preferences.find(nobody)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the link in a mail to an address where nobody has a role', () => {
  const invited = async (recipient: string) => (await notifications.deliveries()).filter((row) => row.recipient === recipient);

  it('mutes that address in every later purchase and district, and no other', async () => {
    const { story, replica } = notifications;
    const [empty, bare] = [await story.district(), await story.district()];
    const address = `office-${empty.leaid}@empty.example`;
    const contactId = await (await story.publish([empty])).contact(empty, address);
    const other = await story.publish([empty, bare]);
    await other.contact(empty, address);
    await replica.preferences.unsubscribe(await tokenOfNextMail({ personId: contactId }));
    while ((await replica.deliveries.take()) !== null);
    expect((await invited(address)).map(({ state }) => state)).toEqual(['sending', 'dropped']);
    await other.contact(bare, address.replace('office', 'other'));
    await (await story.publish([bare])).contact(bare, address);
    expect(await invited(address)).toHaveLength(2);
    expect(await invited(address.replace('office', 'other'))).toMatchObject([{ state: 'planned' }]);
  });
});

describe('the token of an unsubscribe link', () => {
  it('mutes one kind for one person, however often it is used', async () => {
    const other = await notifications.story.officer(winfield);
    await notifications.story.publish([winfield]);
    const token = await tokenOfNextMail();
    expect(token).toMatch(/^[\w-]{43}$/);
    for (let times = 0; times < 2; times += 1)
      expect(await notifications.replica.preferences.unsubscribe(token)).toEqual({ kind: 'invitation', muted: true });
    const { items } = await notifications.replica.preferences.find(asRenee());
    expect(items.filter(({ muted }) => muted).map(({ kind }) => kind)).toEqual(['invitation']);
    await notifications.rows('delete from delivery');
    await (await notifications.story.publish([winfield])).remind(winfield);
    expect([await mailsOf(renee), await mailsOf(other)]).toMatchObject([
      [{ kind: 'reminder' }],
      [{ kind: 'invitation' }, { kind: 'reminder' }],
    ]);
  });

  it('is the same in every mail of the kind, and another in each other kind and for each other person', async () => {
    await (await notifications.story.publish([winfield])).remind(winfield);
    const [invitation, reminder] = [await tokenOfNextMail(), await tokenOfNextMail()];
    await notifications.rows('delete from delivery');
    await notifications.story.publish([winfield]);
    expect([invitation === reminder, await tokenOfNextMail()]).toEqual([false, invitation]);
    const [row] = await notifications.rows<{ all: number; different: number }>(
      'select count(*)::int as all, count(distinct token)::int as different from unsubscribe_token',
    );
    expect(row?.different).toBe(row?.all);
  });

  it('does nothing when it is guessed', async () => {
    await expect(notifications.replica.preferences.unsubscribe('x'.repeat(43))).rejects.toMatchObject({ code: 'not-found' });
    expect(await notifications.rows('select from mail_preference where person_id = $1', [renee.personId])).toEqual([]);
  });

  it('is in no mail that binds', async () => {
    await (await notifications.story.publish([winfield])).cancel();
    for (;;) {
      const taken = await notifications.replica.deliveries.take();
      if (taken === null) break;
      if (taken !== 'settled') expect([taken.kind, taken.mail.unsubscribeUrl]).toEqual(['cancelled', null]);
    }
    expect(await mailsOf(renee)).toContainEqual(expect.objectContaining({ kind: 'cancelled', state: 'sending' }));
  });
});
