import type { CommitBasketBody } from '@tributary/contracts';
import type { BasketDraft } from './basket-draft.js';

/** The ids of the fields, so that a summary can lead to them. */
export const quantityField = (lotId: string, siteId: string) => `quantity-${lotId}-${siteId}`;
export const toleranceField = (lotId: string) => `tolerance-${lotId}`;
export const ceilingField = (lotId: string) => `ceiling-${lotId}`;
export const aloneField = (lotId: string) => `alone-${lotId}`;
export const approvedOnField = 'approved-on';
export const documentField = 'approval-document';

const ofLot: Readonly<Record<string, (lotId: string) => string>> = {
  tolerance: toleranceField,
  ceilingE4: ceilingField,
  alonePriceE4: aloneField,
};

/** The field that the service means with a path into what was sent, as `lots.0.lines.1.quantity`; null where this page has none. */
export function fieldIdOf(path: string, { lots }: CommitBasketBody): string | null {
  if (path.startsWith('approval.')) return path.endsWith('fileId') ? documentField : approvedOnField;
  const [, lotIndex, name = '', lineIndex] = /^lots\.(\d+)\.(\w+)(?:\.(\d+))?/.exec(path) ?? [];
  const lot = lots[Number(lotIndex)];
  if (lot === undefined) return null;
  const line = lot.lines[Number(lineIndex ?? 0)];
  if (name === 'lines') return line === undefined ? null : quantityField(lot.lotId, line.siteId);
  return ofLot[name]?.(lot.lotId) ?? null;
}

/** What is typed into each field, by its id: a fault beside a field that changed since would be untrue. */
export function typedIn({ lots, approvedOn, document }: BasketDraft): Map<string, string> {
  const typed = new Map([
    [approvedOnField, approvedOn],
    [documentField, document?.fileId ?? ''],
  ]);
  for (const [lotId, { quantities, tolerance, ceiling, alone }] of Object.entries(lots)) {
    typed.set(toleranceField(lotId), tolerance).set(ceilingField(lotId), ceiling).set(aloneField(lotId), alone);
    for (const [siteId, quantity] of Object.entries(quantities)) typed.set(quantityField(lotId, siteId), quantity);
  }
  return typed;
}
