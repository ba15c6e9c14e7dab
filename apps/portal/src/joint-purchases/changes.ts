import type { JointPurchaseView, Participant } from '@tributary/contracts';

/** What differs between two views of a purchase, for the eye and for the ear. */
export interface Changes {
  /** Districts whose quantity changed, by commitment: what it was, null where they were not in. */
  quantities: ReadonlyMap<string, number | null>;
  /** Where the price at the volume changed: what it was. */
  price: { before: number | null } | null;
}

type Seen = Pick<JointPurchaseView, 'version' | 'participants' | 'lots'>;

/** Null where nothing that is shown has changed, or nothing was shown before. */
export function changesBetween(before: Seen | null, after: Seen): Changes | null {
  if (before === null || before.version === after.version) return null;
  const known = new Map(before.participants.map((party) => [party.commitmentId, party.quantity]));
  const quantities = new Map<string, number | null>();
  for (const party of after.participants) {
    const was = known.get(party.commitmentId);
    if (was !== party.quantity) quantities.set(party.commitmentId, was ?? null);
  }
  const [was, is] = [before.lots[0]?.price.unitPriceE4 ?? null, after.lots[0]?.price.unitPriceE4 ?? null];
  if (quantities.size === 0 && was === is) return null;
  return { quantities, price: was === is ? null : { before: was } };
}

/** The reader's own row first, then by quantity, the largest on top; equal ones by name. */
export function inOrder(parties: readonly Participant[], ownOrganisationId: string): Participant[] {
  const rank = (party: Participant) => (party.organisationId === ownOrganisationId ? 0 : 1);
  return parties.toSorted((one, other) => rank(one) - rank(other) || other.quantity - one.quantity || one.name.localeCompare(other.name));
}
