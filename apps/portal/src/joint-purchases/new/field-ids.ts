import { typedPlaces, typedRungs, type PurchaseDraft } from './draft-purchase.js';

/** The id of a lot's field on the page: `lot-2-unit`, `lot-1-price-3`. */
export function lotField(lotId: string, name: string): string {
  return `lot-${lotId}-${name}`;
}

const sourceFields: Readonly<Record<string, string>> = {
  'source.kind': 'kind',
  'source.vendorName': 'vendorName',
  'source.reference': 'reference',
  'source.validFrom': 'validFrom',
  'source.validUntil': 'validUntil',
  'source.contact.name': 'contactName',
  'source.contact.email': 'contactEmail',
  'source.contact.phone': 'contactPhone',
};
const inviteFields = { all: 'invite-all', networks: 'networks', some: 'chosen' } as const;

/** The id of the field that the service names, as `lots.1.ladder.2.unitPriceE4`; null where this page has none. */
export function fieldIdOf(name: string, draft: PurchaseDraft): string | null {
  if (name.startsWith('lots.')) return lotFieldOf(name, draft);
  if (name.startsWith('invitedOrganisationIds') || name.startsWith('invitedNetworkIds')) return inviteFields[draft.invite];
  return sourceFields[name] ?? { title: 'title', cutOffAt: 'day' }[name] ?? null;
}

function lotFieldOf(name: string, draft: PurchaseDraft): string | null {
  const [, at, part = '', line, what] = /^lots\.(\d+)(?:\.(\w+)(?:\.(\d+)(?:\.(\w+))?)?)?$/.exec(name) ?? [];
  const lot = draft.lots[Number(at)];
  if (at === undefined || lot === undefined) return null;
  if (part === 'ladder') {
    const rung = typedRungs(lot.rungs)[Number(line ?? 0)];
    return rung === undefined ? null : lotField(lot.id, `${what === 'unitPriceE4' ? 'price' : 'from'}-${rung.id}`);
  }
  if (part === 'delivery') {
    // The first rate that is sent is the one for everywhere else.
    const place = line === undefined ? undefined : typedPlaces(lot.places)[Number(line) - 1];
    return place === undefined ? lotField(lot.id, 'delivery') : lotField(lot.id, `${what === 'unitE4' ? 'placePrice' : 'zip'}-${place.id}`);
  }
  const plain = { title: 'title', unspsc: 'unspsc', unit: 'unit', specification: 'specification', feeE4: 'fee' }[part];
  return plain === undefined ? null : lotField(lot.id, plain);
}

/** What was typed where this field stands: where it changes, what was said of the field is no longer true. A line of a ladder is judged with the others. */
export function typedAt(draft: PurchaseDraft, field: string): string {
  const [, lotId, part = ''] = /^lot-(\d+)-(.+)$/.exec(field) ?? [];
  if (lotId !== undefined) {
    const lot = draft.lots.find(({ id }) => id === lotId);
    if (lot === undefined) return '';
    if (/^(from|price)-/.test(part)) return JSON.stringify(lot.rungs);
    if (/^(zip|placePrice)-/.test(part)) return JSON.stringify(lot.places);
    return JSON.stringify(lot[part as keyof typeof lot] ?? '');
  }
  if (Object.values<string>(inviteFields).includes(field)) return JSON.stringify([draft.invite, draft.chosen, draft.networks]);
  if (field === 'day' || field === 'time') return `${draft.day} ${draft.time}`;
  return field === 'title' ? draft.title : JSON.stringify(draft.source[field as keyof typeof draft.source] ?? '');
}
