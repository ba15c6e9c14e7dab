import {
  agencyFounded,
  basketCommitted,
  basketLeftOut,
  basketPriced,
  cutOffMoved,
  districtRegistered,
  documentAdded,
  grantRecorded,
  jointPurchaseCancelled,
  jointPurchasePriced,
  jointPurchasePublished,
  jointPurchaseUnsuccessful,
  minimumMissed,
  personRecorded,
  rungReached,
} from '@tributary/contracts';
import type { CommitmentFacts } from './commitment-received.mail.js';
import type { EndedFacts } from './ended.mail.js';
import type { ActedFor } from './find-acting.js';
import type { LotFacts, PurchaseFacts } from './find-purchase.js';
import type { InvitationFacts } from './invitation.mail.js';
import type { LeftOutFacts } from './left-out.mail.js';
import type { MissedFacts } from './minimum-missed.mail.js';
import type { PricedFacts } from './priced.mail.js';
import type { RoleGivenFacts } from './role-given.mail.js';
import type { RungFacts } from './rung-reached.mail.js';
import type { ChangeFacts } from './terms-changed.mail.js';
import type { UnansweredFacts } from './unanswered.mail.js';

// What previews are filled with: one story, that of the contracts' examples.
const agency = agencyFounded.example;
const district = districtRegistered.example;
const published = jointPurchasePublished.example;
const committed = basketCommitted.example;
const rung = rungReached.example;

const purchase: PurchaseFacts = {
  jointPurchaseId: published.jointPurchaseId,
  reference: published.reference,
  title: published.title,
  leadName: agency.name,
  cutOffAt: published.cutOffAt,
};
const districts: readonly ActedFor[] = [{ organisationId: district.organisationId, name: district.name, zone: district.zone }];
const lots: readonly LotFacts[] = published.lots.map((lot) => ({
  ...lot,
  ...(committed.standings.find(({ lotId }) => lotId === lot.lotId) ?? { volume: 0, unitPriceE4: null }),
}));

const lotOf = (wanted: string): LotFacts => {
  const lot = lots.find(({ lotId }) => lotId === wanted);
  if (!lot) throw new Error(`The example of a purchase has no lot ${wanted}.`);
  return lot;
};

const roleGiven: RoleGivenFacts = {
  grantId: grantRecorded.example.grantId,
  role: grantRecorded.example.role,
  organisationName: district.name,
  zone: district.zone,
  giverName: null,
  offeredAt: grantRecorded.example.offeredAt,
  email: personRecorded.example.email,
};

const invitation: InvitationFacts = { ...purchase, lots, invited: published.invited.length, districts, ask: null };

const unanswered: UnansweredFacts = { ...purchase, lots, committed: 1, invited: published.invited.length, districts };

const commitmentReceived: CommitmentFacts = {
  ...purchase,
  districts,
  revision: committed.revision,
  standing: 'open',
  approvedOn: committed.approvedOn,
  lots: committed.lots.map(({ lotId, quantity, tolerance }) => ({ ...lotOf(lotId), quantity, tolerance })),
  lotsInAll: lots.length,
};

const termsChanged: ChangeFacts = {
  ...purchase,
  cutOffAt: cutOffMoved.example.cutOffAt,
  changes: [
    { is: 'cut-off', ...cutOffMoved.example },
    { is: 'document', name: documentAdded.example.document.name },
  ],
  districts,
};

const rungReachedFacts: RungFacts = {
  ...purchase,
  lot: { ...lotOf(rung.lotId), volume: rung.volume, unitPriceE4: rung.unitPriceE4 },
  unitPriceE4: rung.unitPriceE4,
  previousUnitPriceE4: rung.previousUnitPriceE4,
  districts,
};

const priced: PricedFacts = {
  ...purchase,
  zone: district.zone,
  priced: jointPurchasePriced.example,
  shares: [{ organisationId: district.organisationId, name: district.name, lines: basketPriced.example.lots }],
  buyerFor: null,
};

const leftOut: LeftOutFacts = {
  ...purchase,
  districts: districts.map((one) => ({
    ...one,
    lotTitle: lotOf(basketLeftOut.example.lotId).title,
    reason: basketLeftOut.example.reason,
  })),
};

const missed: MissedFacts = {
  ...purchase,
  missed: minimumMissed.example,
  districts: [{ organisationId: agency.organisationId, name: agency.name, zone: agency.zone }],
};

const unsuccessful: EndedFacts = { ...purchase, reason: jointPurchaseUnsuccessful.example.reason, districts };

const cancelled: EndedFacts = { ...purchase, reason: jointPurchaseCancelled.example.reason, districts };

/** Believable facts for each template. */
export const exampleFacts = {
  roleGiven,
  invitation,
  unanswered,
  commitmentReceived,
  termsChanged,
  rungReached: rungReachedFacts,
  priced,
  leftOut,
  missed,
  unsuccessful,
  cancelled,
};
