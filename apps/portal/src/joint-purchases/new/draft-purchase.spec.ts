import type { JointPurchaseView } from '@tributary/contracts';
import { bodyOf, freshLot, freshPurchase, ladderSoFar, type PurchaseDraft } from './draft-purchase.js';
import { fieldIdOf, typedAt } from './field-ids.js';
import { draftOf } from './kept-draft.js';

const zone = 'America/Chicago';
const rungs = (...lines: [string, string][]) => lines.map(([from, price], index) => ({ id: String(index + 1), from, price }));

const tablets = {
  ...freshLot('1'),
  unspsc: ' 43211509',
  unit: 'tablet ',
  specification: '10-inch screen',
  rungs: rungs(['50', '449'], ['', ''], ['400', '429.00']),
  fee: '2.5',
  delivery: '6',
  places: [
    { id: '1', zip: '', price: '' },
    { id: '2', zip: '365', price: '8.50' },
  ],
};

function draft(changes: Partial<PurchaseDraft> = {}): PurchaseDraft {
  const source = {
    ...freshPurchase().source,
    ...{ vendorName: 'Gulf Coast (sample)', reference: 'Q-20871', validUntil: '2027-06-30' },
    ...{ contactName: 'Pat Quill (sample)', contactEmail: 'Pat@Quill.example' },
  };
  return { ...freshPurchase(), title: 'Student tablets', source, lots: [tablets], day: '2027-03-05', ...changes };
}

const sent = {
  title: 'Student tablets',
  source: {
    kind: 'quote',
    vendorName: 'Gulf Coast (sample)',
    reference: 'Q-20871',
    validFrom: null,
    validUntil: '2027-06-30',
    contact: { name: 'Pat Quill (sample)', email: 'pat@quill.example', phone: null },
  },
  lots: [
    {
      title: 'Student tablets',
      unspsc: '43211509',
      unit: 'tablet',
      specification: '10-inch screen',
      ladder: [
        { fromQuantity: 50, unitPriceE4: 4_490_000 },
        { fromQuantity: 400, unitPriceE4: 4_290_000 },
      ],
      feeE4: 25_000,
      delivery: [
        { zipPrefix: '', unitE4: 60_000 },
        { zipPrefix: '365', unitE4: 85_000 },
      ],
    },
  ],
  cutOffAt: '2027-03-05T23:00:00.000Z',
};

describe('what is sent', () => {
  it.each([
    ['all districts', draft(), ['w', 'b'], []],
    ['some', draft({ invite: 'some', chosen: ['b'] }), ['b'], []],
    ['networks', draft({ invite: 'networks', chosen: ['b'], networks: ['n'] }), [], ['n']],
  ])('has integers, the moment in UTC, and whom to invite: %s', (_, typed, invitedOrganisationIds, invitedNetworkIds) => {
    expect(bodyOf(typed, zone, ['w', 'b'])).toEqual({ ...sent, invitedOrganisationIds, invitedNetworkIds });
  });

  it('shows the steps that are complete while one types', () => {
    expect(ladderSoFar(rungs(['400', '429'], ['50', '449'], ['800', '']))).toEqual(sent.lots[0]?.ladder);
  });
});

describe('a draft that is kept by the service', () => {
  const kept = {
    ...sent,
    version: 3,
    zone,
    invited: [{ organisationId: 'w' }, { organisationId: 'b' }],
  } as unknown as JointPurchaseView;

  it('comes back into the fields as it was sent, with the version that a change is based on', () => {
    const again = draftOf(kept, ['w', 'b', 'c']);
    expect(again).toMatchObject({ version: 3, invite: 'some', chosen: ['w', 'b'], day: '2027-03-05', time: '17:00' });
    expect(bodyOf(again, zone, ['w', 'b', 'c'])).toEqual({ ...sent, invitedOrganisationIds: ['w', 'b'], invitedNetworkIds: [] });
  });

  it('invites all where it names everyone who can be invited', () => {
    expect(draftOf(kept, ['b', 'w'])).toMatchObject({ invite: 'all', chosen: [] });
  });
});

describe('the field that the service names', () => {
  const two = draft({ lots: [tablets, { ...tablets, id: '7' }] });
  it.each([
    ['lots.0.ladder.1.unitPriceE4', 'lot-1-price-3'],
    ['lots.1.ladder.0.fromQuantity', 'lot-7-from-1'],
    ['lots.1.ladder', 'lot-7-from-1'],
    ['lots.0.delivery', 'lot-1-delivery'],
    ['lots.0.delivery.0.unitE4', 'lot-1-delivery'],
    ['lots.0.delivery.1.zipPrefix', 'lot-1-zip-2'],
    ['lots.1.unspsc', 'lot-7-unspsc'],
    ['lots.0.feeE4', 'lot-1-fee'],
    ['lots.2.unit', null],
    ['source.contact.email', 'contactEmail'],
    ['source.validUntil', 'validUntil'],
    ['invitedOrganisationIds.3', 'invite-all'],
    ['cutOffAt', 'day'],
    ['somethingElse', null],
  ])('%s is %s', (name, id) => {
    expect(fieldIdOf(name, two)).toBe(id);
  });

  it('is the list of districts, or of networks, by how they are invited', () => {
    const names = [draft({ invite: 'some' }), draft({ invite: 'networks' })].map((typed) => fieldIdOf('invitedNetworkIds.0', typed));
    expect(names).toEqual(['chosen', 'networks']);
  });
});

describe('whether something changed where a field stands', () => {
  const moved = { ...tablets, rungs: rungs(['60', '449'], ['', ''], ['400', '429.00']) };
  it.each([
    ['a step', 'lot-1-from-1', draft({ lots: [moved] }), true],
    ['another step of the same ladder', 'lot-1-price-3', draft({ lots: [moved] }), true],
    ['another field of that lot', 'lot-1-unit', draft({ lots: [moved] }), false],
    ['the time beside the day', 'day', draft({ time: '18:00' }), true],
    ['how districts are invited', 'invite-all', draft({ invite: 'networks' }), true],
    ['a field of the source', 'vendorName', draft({ title: 'Other' }), false],
  ])('%s', (_, field, after, changed) => {
    expect(typedAt(draft(), field) !== typedAt(after, field)).toBe(changed);
  });
});
