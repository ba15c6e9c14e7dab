import type { CommitBasketBody, ForeseeBasketBody, LotView, OwnCommitment, SiteView, StoredDocument } from '@tributary/contracts';
import { readPrice, readQuantity, valueOf } from '../../formats/entries.js';

/** What was typed for one lot. Quantities by site. */
export interface LotDraft {
  quantities: Record<string, string>;
  tolerance: string;
  ceiling: string;
  alone: string;
}

/** What was typed into the commitment so far, and the revision of the own basket that it is a change of; null where none stands. */
export interface BasketDraft {
  revision: number | null;
  lots: Record<string, LotDraft>;
  approvedOn: string;
  document: Pick<StoredDocument, 'fileId' | 'name' | 'bytes'> | null;
}

export const freshLot: LotDraft = { quantities: {}, tolerance: '', ceiling: '', alone: '' };

/** The form as it begins: what stands already, or nothing. */
export function draftOf(own: OwnCommitment | null): BasketDraft {
  if (own === null) return { revision: null, lots: {}, approvedOn: '', document: null };
  return {
    revision: own.revision,
    lots: Object.fromEntries(own.lots.map((lot) => [lot.lotId, lotDraftOf(lot)])),
    approvedOn: own.approval?.approvedOn ?? '',
    document: own.approval?.document ?? null,
  };
}

function lotDraftOf({ lines, tolerance, ceilingE4, alonePriceE4 }: OwnCommitment['lots'][number]): LotDraft {
  return {
    quantities: Object.fromEntries(lines.map(({ siteId, quantity }) => [siteId, String(quantity)])),
    tolerance: tolerance === 0 ? '' : String(tolerance),
    ceiling: typedPrice(ceilingE4),
    alone: typedPrice(alonePriceE4),
  };
}

function typedPrice(priceE4: number | null): string {
  return priceE4 === null ? '' : (priceE4 / 10_000).toFixed(priceE4 % 100 === 0 ? 2 : 4);
}

export function lotIn(draft: BasketDraft, lotId: string): LotDraft {
  return draft.lots[lotId] ?? freshLot;
}

/** Nothing typed, or a zero: nothing of it goes there. */
export function isNone(typed: string): boolean {
  return /^0*$/.test(typed.trim());
}

/** The lines that can be read; a line that cannot is left out until it is mended. */
export function linesOf({ quantities }: LotDraft): { siteId: string; quantity: number }[] {
  return Object.entries(quantities).flatMap(([siteId, typed]) => {
    const quantity = valueOf(readQuantity(typed));
    return quantity === null ? [] : [{ siteId, quantity }];
  });
}

/** q of a lot as far as it can be read. */
export function quantityIn(lot: LotDraft): number {
  return linesOf(lot).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** n of a lot; 0 where nothing readable is typed. */
export function toleranceIn({ tolerance }: LotDraft): number {
  return valueOf(readQuantity(tolerance)) ?? 0;
}

/** The ceiling in 1/10,000 dollar; null where none is typed. */
export function ceilingIn({ ceiling }: LotDraft): number | null {
  return valueOf(readPrice(ceiling));
}

/** What is asked of the service while somebody types: everything that can be read, and never a ceiling. Null where that is nothing. */
export function foreseenOf(draft: BasketDraft, lots: readonly LotView[]): ForeseeBasketBody | null {
  const wanted = lots.flatMap(({ lotId }) => {
    const lot = lotIn(draft, lotId);
    const lines = linesOf(lot);
    return lines.length === 0 ? [] : [{ lotId, lines, tolerance: toleranceIn(lot) }];
  });
  return wanted.length === 0 ? null : { lots: wanted };
}

/** What is sent, once nothing is at fault. */
export function bodyOf(draft: BasketDraft, lots: readonly LotView[]): CommitBasketBody {
  const wanted = foreseenOf(draft, lots)?.lots ?? [];
  return {
    lots: wanted.map((lot) => {
      const typed = lotIn(draft, lot.lotId);
      return { ...lot, ceilingE4: ceilingIn(typed), alonePriceE4: valueOf(readPrice(typed.alone)) };
    }),
    approval: draft.approvedOn === '' ? null : { approvedOn: draft.approvedOn, fileId: draft.document?.fileId ?? null },
  };
}

/** Whether a basket that stands is the one that would be sent, in whatever order its lines are, and goes to the same addresses. */
export function isSame(own: OwnCommitment, body: CommitBasketBody, sites: readonly Pick<SiteView, 'siteId' | 'revision'>[]): boolean {
  const moved = own.lots.some(({ lines }) =>
    lines.some((line) => sites.some((site) => site.siteId === line.siteId && site.revision !== line.siteRevision)),
  );
  if (moved) return false;
  const { approval } = own;
  const standing = { ...(approval === null ? {} : { approvedOn: approval.approvedOn, fileId: approval.document?.fileId ?? null }) };
  return inOrder(own.lots) === inOrder(body.lots) && JSON.stringify(standing) === JSON.stringify(body.approval ?? {});
}

type Comparable = Omit<CommitBasketBody['lots'][number], 'lines'> & { lines: readonly { siteId: string; quantity: number }[] };

function inOrder(lots: readonly Comparable[]): string {
  const texts = lots.map(({ lotId, tolerance, ceilingE4, alonePriceE4, lines }) => {
    const where = lines.map(({ siteId, quantity }) => `${siteId} ${quantity}`).sort();
    return [lotId, tolerance, ceilingE4, alonePriceE4, ...where].join(' ');
  });
  return texts.sort().join('\n');
}
