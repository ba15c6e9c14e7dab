import type { JointPurchaseView, Participant } from '@tributary/contracts';
import { unitPriceOf } from './lots.js';

/** What differs between two views of a purchase, for the eye and for the ear. */
export interface Changes {
  /** Districts whose quantity of a lot changed, by `placeOf`: what it was, null where they took none of it. */
  quantities: ReadonlyMap<string, number | null>;
  /** Lots whose price changed, by lot: what it was, null where there was none. */
  prices: ReadonlyMap<string, number | null>;
}

type Seen = Pick<JointPurchaseView, 'participants' | 'lots'>;

/** A district's quantity of one lot. */
export function placeOf(commitmentId: string, lotId: string): string {
  return `${commitmentId} ${lotId}`;
}

/** Null where nothing that is shown has changed, or nothing was shown before. */
export function changesBetween(before: Seen | null, after: Seen): Changes | null {
  if (before === null) return null;
  const quantities = differing(quantitiesIn(before.participants), quantitiesIn(after.participants));
  const prices = differing(pricesIn(before), pricesIn(after));
  return quantities.size === 0 && prices.size === 0 ? null : { quantities, prices };
}

function quantitiesIn(participants: readonly Participant[]): Map<string, number> {
  return new Map(
    participants.flatMap(({ commitmentId, lots }) =>
      lots.map(({ lotId, quantity, fixedQuantity }): [string, number] => [placeOf(commitmentId, lotId), fixedQuantity ?? quantity]),
    ),
  );
}

function pricesIn({ lots }: Pick<Seen, 'lots'>): Map<string, number | null> {
  return new Map(lots.map((lot) => [lot.lotId, unitPriceOf(lot)]));
}

function differing<Figure extends number | null>(before: Map<string, Figure>, after: Map<string, Figure>): Map<string, Figure | null> {
  const changed = [...after].filter(([place, figure]) => (before.get(place) ?? null) !== figure);
  return new Map(changed.map(([place]) => [place, before.get(place) ?? null]));
}

/** The reader's own row first, then by quantity of a lot, the largest on top; equal ones by name. */
export function inOrder(parties: readonly Participant[], ownOrganisationId: string, lotId: string): Participant[] {
  const rank = (party: Participant) => (party.organisationId === ownOrganisationId ? 0 : 1);
  const size = (party: Participant) => party.lots.find((lot) => lot.lotId === lotId)?.quantity ?? 0;
  return parties.toSorted((one, other) => rank(one) - rank(other) || size(other) - size(one) || one.name.localeCompare(other.name));
}
