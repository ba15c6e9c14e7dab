import type { DraftJointPurchaseBody, Ladder, LotTerms, PriceSource } from '@tributary/contracts';
import { readPrice, readQuantity, readSurcharge, valueOf } from '../../formats/entries.js';
import { instantOf } from '../../formats/wall-time.js';

/** A line of a ladder, as it is typed. `id` is the line's own, so that it stays the same when others go. */
export interface RungDraft {
  id: string;
  from: string;
  price: string;
}

/** What delivery costs at places whose ZIP code begins so. */
export interface PlaceDraft {
  id: string;
  zip: string;
  price: string;
}

export interface LotDraft {
  id: string;
  title: string;
  unspsc: string;
  unit: string;
  specification: string;
  rungs: RungDraft[];
  fee: string;
  /** What delivery costs everywhere else. */
  delivery: string;
  places: PlaceDraft[];
}

export interface SourceDraft {
  kind: 'quote' | 'contract';
  vendorName: string;
  reference: string;
  validFrom: string;
  validUntil: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
}

/** Whom to invite: all districts, those of networks, or some. */
export interface Invitation {
  invite: 'all' | 'networks' | 'some';
  chosen: string[];
  networks: string[];
}

/** What a buyer has typed so far: texts, as the fields hold them. */
export interface PurchaseDraft extends Invitation {
  title: string;
  source: SourceDraft;
  lots: LotDraft[];
  day: string;
  time: string;
  /** The version of the draft that this change is based on; null for a new purchase. */
  version: number | null;
}

export const mostRungs = 20;
export const mostLots = 20;
export const mostPlaces = 49;
export const mostInvited = 2_000;

export function freshLot(id: string): LotDraft {
  const rungs = ['1', '2', '3'].map((rung) => ({ id: rung, from: '', price: '' }));
  return { id, title: '', unspsc: '', unit: '', specification: '', rungs, fee: '', delivery: '', places: [] };
}

export function freshPurchase(): PurchaseDraft {
  return {
    title: '',
    source: {
      kind: 'quote',
      vendorName: '',
      reference: '',
      validFrom: '',
      validUntil: '',
      contactName: '',
      contactEmail: '',
      contactPhone: '',
    },
    lots: [freshLot('1')],
    day: '',
    time: '17:00',
    invite: 'all',
    chosen: [],
    networks: [],
    version: null,
  };
}

/** An id that no other line has. */
export function nextId(lines: readonly { id: string }[]): string {
  return String(Math.max(...lines.map((line) => Number(line.id)), 0) + 1);
}

/** The steps that are complete, in the order of their volumes: what the picture can show while one types. */
export function ladderSoFar(rungs: readonly RungDraft[]): Ladder {
  return rungs
    .flatMap(({ from, price }) => {
      const [fromQuantity, unitPriceE4] = [valueOf(readQuantity(from)), valueOf(readPrice(price))];
      return fromQuantity === null || unitPriceE4 === null ? [] : [{ fromQuantity, unitPriceE4 }];
    })
    .sort((one, other) => one.fromQuantity - other.fromQuantity);
}

/** Steps of which something was typed; an empty line is no step. */
export function typedRungs(rungs: readonly RungDraft[]): RungDraft[] {
  return rungs.filter(({ from, price }) => from.trim() !== '' || price.trim() !== '');
}

export function typedPlaces(places: readonly PlaceDraft[]): PlaceDraft[] {
  return places.filter(({ zip, price }) => zip.trim() !== '' || price.trim() !== '');
}

/** A lot as it would be sent now; steps and rates that are not complete are left out. `otherwise` is its title where it has none of its own. */
export function lotOf(lot: LotDraft, otherwise: string): LotTerms {
  const rates = typedPlaces(lot.places).map(({ zip, price }) => ({
    zipPrefix: zip.trim(),
    unitE4: valueOf(readSurcharge(price)) ?? 0,
  }));
  return {
    title: lot.title.trim() || otherwise,
    unspsc: lot.unspsc.trim(),
    unit: lot.unit.trim(),
    specification: lot.specification.trim(),
    ladder: ladderSoFar(lot.rungs),
    feeE4: valueOf(readSurcharge(lot.fee)) ?? 0,
    delivery: [{ zipPrefix: '', unitE4: valueOf(readSurcharge(lot.delivery)) ?? 0 }, ...rates],
  };
}

/** What is sent, once `draftFaults` finds nothing. `districtIds` are all districts that can be invited. */
export function bodyOf(draft: PurchaseDraft, zone: string, districtIds: readonly string[]): DraftJointPurchaseBody {
  const title = draft.title.trim();
  return {
    title,
    source: sourceOf(draft.source),
    lots: draft.lots.map((lot) => lotOf(lot, title)),
    cutOffAt: instantOf({ day: draft.day, time: draft.time }, zone) ?? '',
    ...invitedOf(draft, districtIds),
  };
}

/** The districts and networks that an invitation names. */
export function invitedOf({ invite, chosen, networks }: Invitation, districtIds: readonly string[]) {
  return {
    invitedOrganisationIds: invite === 'all' ? [...districtIds] : invite === 'some' ? chosen : [],
    invitedNetworkIds: invite === 'networks' ? networks : [],
  };
}

function sourceOf(source: SourceDraft): PriceSource {
  const [name, email, phone] = [source.contactName.trim(), source.contactEmail.trim(), source.contactPhone.trim()];
  return {
    kind: source.kind,
    vendorName: source.vendorName.trim(),
    reference: source.reference.trim(),
    validFrom: source.validFrom || null,
    validUntil: source.validUntil,
    contact: { name, email: email.toLowerCase() || null, phone: phone || null },
  };
}
