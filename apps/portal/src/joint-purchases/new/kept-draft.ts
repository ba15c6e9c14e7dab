import type { JointPurchaseView, LotTerms } from '@tributary/contracts';
import { wallOf } from '../../formats/wall-time.js';
import type { Invitation, LotDraft, PurchaseDraft } from './draft-purchase.js';

/** A draft that is kept by the service, as fields hold it. */
export function draftOf(purchase: JointPurchaseView, districtIds: readonly string[]): PurchaseDraft {
  const { title, source, version } = purchase;
  const { contact, validFrom, ...named } = source;
  const { day, time } = wallOf(Date.parse(purchase.cutOffAt), purchase.zone);
  return {
    title,
    source: {
      ...named,
      validFrom: validFrom ?? '',
      contactName: contact.name,
      contactEmail: contact.email ?? '',
      contactPhone: contact.phone ?? '',
    },
    lots: purchase.lots.map((lot, index) => lotDraftOf(lot, String(index + 1), title)),
    day,
    time,
    ...invitationOf(purchase, districtIds),
    version,
  };
}

// A form names districts or networks. Where another program has named both, it shows the districts that they come to.
function invitationOf({ named: byName, invited }: JointPurchaseView, districtIds: readonly string[]): Invitation {
  const networks = byName?.networkIds ?? [];
  if (networks.length > 0 && byName?.organisationIds.length === 0) return { invite: 'networks', chosen: [], networks };
  const chosen = invited.map(({ organisationId }) => organisationId);
  const all = districtIds.length > 0 && districtIds.length === chosen.length && districtIds.every((id) => chosen.includes(id));
  return { invite: all ? 'all' : 'some', chosen: all ? [] : chosen, networks: [] };
}

function lotDraftOf(lot: LotTerms, id: string, purchaseTitle: string): LotDraft {
  const { title, unspsc, unit, specification } = lot;
  return {
    id,
    title: title === purchaseTitle ? '' : title,
    ...{ unspsc, unit, specification },
    rungs: lot.ladder.map((rung, index) => ({
      id: String(index + 1),
      from: String(rung.fromQuantity),
      price: typedPrice(rung.unitPriceE4),
    })),
    fee: lot.feeE4 === 0 ? '' : typedPrice(lot.feeE4),
    delivery: typedPrice(lot.delivery.find(({ zipPrefix }) => zipPrefix === '')?.unitE4 ?? 0),
    places: lot.delivery
      .filter(({ zipPrefix }) => zipPrefix !== '')
      .map(({ zipPrefix, unitE4 }, index) => ({ id: String(index + 1), zip: zipPrefix, price: typedPrice(unitE4) })),
  };
}

/** A price as somebody would type it: `389.00`, or with up to four places where cents are too coarse. */
function typedPrice(unitE4: number): string {
  return (unitE4 / 10_000).toFixed(unitE4 % 100 === 0 ? 2 : 4);
}
