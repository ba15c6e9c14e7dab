import { grantRecorded, jointPurchasePublished, personRecorded } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import { Notifications, type SeenDelivery } from '../notifications.fixture.js';

let notifications: Notifications;
beforeAll(async () => void (notifications = await Notifications.open()));
afterAll(() => notifications.close());
beforeEach(async () => {
  await notifications.rows('delete from delivery');
  await notifications.rows('delete from role_grant');
});

const planned = async (): Promise<Pick<SeenDelivery, 'kind' | 'recipient' | 'state'>[]> =>
  (await notifications.deliveries()).map(({ kind, recipient, state }) => ({ kind, recipient, state }));

describe('an offered role', () => {
  it('is told to its person, once, however often the event comes', async () => {
    const { story } = notifications;
    const district = await story.district('Winfield City');
    const renee = await story.person();
    const grant = story.grant(renee, district);
    await story.record(grant, 'offered');
    await story.record(grant, 'offered');
    expect(await notifications.deliveries()).toMatchObject([
      {
        kind: 'role-given',
        recipient: renee.email,
        subject: 'Your role for Winfield City: purchasing officer',
        state: 'planned',
        attempts: 0,
      },
    ]);
  });

  it('is told to nobody once it was accepted, or where history tells of it', async () => {
    const { story } = notifications;
    const grant = story.grant(await story.person(), await story.district());
    await story.record(grant, 'active');
    const event = story.recorded(grant, 'offered');
    await notifications.react(grantRecorded, event);
    await notifications.tell(grantRecorded, event, true);
    expect(await planned()).toEqual([]);
  });

  it('waits for the person, for the organization and for its own copy', async () => {
    const { story } = notifications;
    const district = await story.district();
    const nobody = { personId: '019a3b5c-0000-7000-8000-0000000000aa', email: 'nobody@sample.example' };
    await expect(story.record(story.grant(nobody, district), 'offered')).rejects.toThrow(MissingReference);
    const nowhere = { organisationId: '019a3b5c-0000-7000-8000-0000000000ab' };
    await expect(story.record(story.grant(await story.person(), nowhere), 'offered')).rejects.toThrow(MissingReference);
    const event = story.recorded(story.grant(await story.person(), district), 'offered');
    await expect(notifications.react(grantRecorded, event)).rejects.toThrow('The copy of districts.grants');
    expect(await planned()).toEqual([]);
  });
});

describe('a published purchase', () => {
  it('invites purchasing officers and administrators of the invited districts, each once, and nobody else', async () => {
    const { story } = notifications;
    const [winfield, baldwin, stranger] = [await story.district(), await story.district(), await story.district()];
    const officer = await story.officer(winfield);
    await story.record(story.grant(officer, winfield, 'district-admin'), 'active');
    const both = await story.officer(baldwin, 'district-admin');
    await story.record(story.grant(both, winfield), 'active');
    await story.officer(stranger);
    await story.officer(story.agency, 'buyer');
    await story.record(story.grant(await story.person(), winfield), 'ended');
    await story.publish([winfield, baldwin]);
    const invitations = (await planned()).filter(({ kind }) => kind === 'invitation');
    expect(invitations.map(({ recipient }) => recipient).toSorted()).toEqual([officer.email, both.email].toSorted());
  });

  it('invites whoever comes later as long as it is open, and whoever was invited not again', async () => {
    const { story } = notifications;
    const district = await story.district();
    const early = await story.officer(district);
    await story.publish([district]);
    const late = await story.person();
    const grant = story.grant(late, district);
    await story.record(grant, 'offered');
    await story.record(grant, 'active');
    await story.record(grant, 'active');
    await story.record(story.grant(early, district, 'district-admin'), 'active');
    const invited = (await planned()).filter(({ kind }) => kind === 'invitation').map(({ recipient }) => recipient);
    expect(invited).toEqual([early.email, late.email]);
  });

  it('invites nobody to what is no longer open', async () => {
    const { story } = notifications;
    const district = await story.district();
    const other = await story.district();
    await story.officer(other);
    const purchase = await story.publish([district, other]);
    await purchase.commit(other, 400);
    await purchase.price();
    await notifications.rows('delete from delivery');
    await story.officer(district);
    expect(await planned()).toEqual([]);
  });

  // Copies and reactions are two consumers: each order in which the four steps can happen ends with one invitation.
  it.each([
    ['copies first', ['copy grant', 'copy purchase', 'react grant', 'react purchase']],
    ['the grant late', ['copy purchase', 'react purchase', 'copy grant', 'react grant']],
    ['the purchase late', ['copy grant', 'react grant', 'copy purchase', 'react purchase']],
    ['the purchase in between', ['copy grant', 'copy purchase', 'react purchase', 'react grant']],
  ])('invites a person whose role comes at the same time: %s', async (_, steps) => {
    const { story } = notifications;
    const district = await story.district();
    const person = await story.person();
    const grant = story.recorded(story.grant(person, district), 'active');
    const purchase = {
      ...jointPurchasePublished.example,
      jointPurchaseId: grant.grantId,
      invited: [district],
      leadOrganisationId: story.agency.organisationId,
    };
    purchase.cutOffAt = new Date(Date.now() + 3_600_000).toISOString();
    for (const step of steps) {
      const bring = step.startsWith('copy') ? notifications.copy.bind(notifications) : notifications.react.bind(notifications);
      await (step.endsWith('grant') ? bring(grantRecorded, grant) : bring(jointPurchasePublished, purchase));
    }
    expect(await planned()).toEqual([{ kind: 'invitation', recipient: person.email, state: 'planned' }]);
  });

  it('waits while the copies are being built, and for its own copy', async () => {
    const { story } = notifications;
    const district = await story.district();
    const event = { ...jointPurchasePublished.example, leadOrganisationId: story.agency.organisationId, invited: [district] };
    await expect(notifications.react(jointPurchasePublished, event)).rejects.toThrow('The copy of procurement.joint-purchases');
    await notifications.copy(jointPurchasePublished, event);
    await notifications.rows(`insert into position values ('notifications.copies', 'districts.grants', 0, 0, 7, 9)`);
    await expect(notifications.react(jointPurchasePublished, event)).rejects.toThrow('The copy of districts.grants has not arrived yet.');
    await notifications.rows('update position set next_offset = 9');
    await notifications.react(jointPurchasePublished, event);
  });
});

it('plans nothing for an erased person', async () => {
  const { story } = notifications;
  const district = await story.district();
  const officer = await story.officer(district);
  await notifications.rows('update person set email = null, name = null where person_id = $1', [officer.personId]);
  await story.publish([district]);
  expect(await planned()).toEqual([]);
});

it('rolls the plan back with its event', async () => {
  const { story } = notifications;
  const grant = story.grant(await story.person(), await story.district());
  await notifications.copy(grantRecorded, story.recorded(grant, 'offered'));
  const attempt = notifications.replica.database.worker.transaction(async (tx) => {
    await notifications.replica.plans.plan(tx, 'role-given', { subjectId: grant.grantId, occasion: '' });
    throw new Error('The event fails after all.');
  });
  await expect(attempt).rejects.toThrow('after all');
  expect(await planned()).toEqual([]);
});

it('keeps a corrected address for the next mail', async () => {
  const { story } = notifications;
  const district = await story.district();
  const officer = await story.officer(district);
  await notifications.tell(personRecorded, {
    personId: officer.personId,
    email: 'new@sample.example',
    name: 'New (sample)',
    issuer: null,
    subject: null,
  });
  await story.publish([district]);
  expect(await planned()).toEqual([{ kind: 'invitation', recipient: 'new@sample.example', state: 'planned' }]);
});
