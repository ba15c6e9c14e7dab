import type {
  CommitBasketBody,
  CommitmentReceipt,
  DraftJointPurchaseBody,
  JointPurchaseView,
  LotTerms,
  SiteList,
} from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { callerFor, organisationOf, type Caller } from './caller.ts';
import { procurementNow } from './clock.ts';

const dayMs = 86_400_000;
const purchases = '/procurement/v1/joint-purchases';

/** Somebody who acts for one organisation over HTTP. */
export interface Seat {
  readonly caller: Caller;
  readonly organisation: string;
}

export async function buyerSeat(): Promise<Seat> {
  const caller = await callerFor('marcus.lee@sample.example');
  return { caller, organisation: await organisationOf(caller, 'buyer') };
}

export async function officerSeat(email: string, district: string): Promise<Seat> {
  const caller = await callerFor(email);
  return { caller, organisation: await organisationOf(caller, 'purchasing-officer', district) };
}

/** A lot in dollars: its ladder, delivery and fee for each unit. */
export function lotOf(
  title: string,
  unit: string,
  ladder: readonly (readonly [number, number])[],
  surcharge: { delivery?: number; fee?: number } = {},
): LotTerms {
  return {
    ...{ title, unit, unspsc: '43211509', specification: '' },
    ladder: ladder.map(([fromQuantity, price]) => ({ fromQuantity, unitPriceE4: Math.round(price * 10_000) })),
    feeE4: Math.round((surcharge.fee ?? 0) * 10_000),
    delivery: [{ zipPrefix: '', unitE4: Math.round((surcharge.delivery ?? 0) * 10_000) }],
  };
}

export interface RoundTerms {
  readonly title: string;
  readonly lots: LotTerms[];
  readonly invited: readonly string[];
  /** From procurement's own time on, 30 days unless told otherwise. */
  readonly openForMs?: number;
}

export async function termsOf({ title, lots, invited, openForMs = 30 * dayMs }: RoundTerms): Promise<DraftJointPurchaseBody> {
  const cutOffAt = new Date((await procurementNow()).getTime() + openForMs);
  const contact = { name: 'Sales desk (sample)', email: 'quotes@vendor.sample.example', phone: null };
  const validUntil = new Date(cutOffAt.getTime() + 90 * dayMs).toISOString().slice(0, 10);
  return {
    ...{ title, lots, cutOffAt: cutOffAt.toISOString(), invitedOrganisationIds: [...invited], invitedNetworkIds: [] },
    source: { kind: 'quote', vendorName: 'Pelican Office Supply (sample)', reference: 'PO-1188', validFrom: null, validUntil, contact },
  };
}

/** The buyer drafts and publishes a purchase. What procurement knows of roles reaches it by events, so a first try may come too early. */
export async function openRound({ caller, organisation }: Seat, terms: RoundTerms): Promise<JointPurchaseView> {
  const body = await termsOf(terms);
  const draft = await eventually(() => caller.call<JointPurchaseView>(purchases, { method: 'POST', organisation, body }));
  const path = `${purchases}/${draft.jointPurchaseId}/publish`;
  return eventually(() => caller.call<JointPurchaseView>(path, { method: 'POST', organisation, body: { contacts: [] } }));
}

export function see({ caller, organisation }: Seat, jointPurchaseId: string): Promise<JointPurchaseView> {
  return caller.call<JointPurchaseView>(`${purchases}/${jointPurchaseId}`, { organisation });
}

/** One step of the buyer or of a district, as `extend` or `decline`. */
export function step<Answer>({ caller, organisation }: Seat, jointPurchaseId: string, name: string, body: object = {}): Promise<Answer> {
  return caller.call<Answer>(`${purchases}/${jointPurchaseId}/${name}`, { method: 'POST', organisation, body });
}

/** What a district takes of a lot at its office. */
export interface Taken {
  readonly lotId: string;
  readonly quantity: number;
  readonly tolerance?: number;
  readonly ceilingE4?: number | null;
}

export async function basketOf({ caller, organisation }: Seat, taken: readonly Taken[]): Promise<CommitBasketBody> {
  const { items } = await caller.call<SiteList>('/procurement/v1/sites', { organisation });
  const office = items.find(({ isOffice }) => isOffice);
  if (office === undefined) throw new Error(`${caller.email} has no office to which goods could go.`);
  return {
    approval: null,
    lots: taken.map(({ lotId, quantity, tolerance = 0, ceilingE4 = null }) => ({
      ...{ lotId, tolerance, ceilingE4, alonePriceE4: null },
      lines: [{ siteId: office.siteId, quantity }],
    })),
  };
}

/** Commits a basket, or changes the one that stands. */
export async function commit(seat: Seat, jointPurchaseId: string, taken: readonly Taken[]): Promise<CommitmentReceipt> {
  const { own } = await eventually(() => see(seat, jointPurchaseId));
  const change = { method: 'PUT', organisation: seat.organisation, body: await basketOf(seat, taken), revision: own?.revision ?? null };
  return seat.caller.call<CommitmentReceipt>(`${purchases}/${jointPurchaseId}/commitment`, change);
}
