import { createHash } from 'node:crypto';
import type { CommitBasketBody, ForeseeBasketBody, SiteView } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { Lot } from '../joint-purchases/joint-purchase.rules.js';
import { type Basket, deliveryTo, quantityOf } from '../price-rule/basket.rules.js';
import type { OwnRow } from './find-own-commitment.js';

/** All units of a lot together. Twenty lots of so many at the dearest landed price still cost less than a number of cents holds exactly. */
export const MAX_VOLUME = 10_000_000;

/** All sites of a district together. */
const MAX_QUANTITY = 1_000_000;

/** Over all lots and sites. One event tells a basket whole: one that is taken, and too long for that at the pricing, would keep all from a price. */
export const MOST_LINES = 4_000;

type SentLot = ForeseeBasketBody['lots'][number] & Partial<Pick<CommitBasketBody['lots'][number], 'ceilingE4'>>;

/**
 * What was sent, as a basket: each lot is in the purchase once, each site is the district's own, and delivery is the lot's rate for the site.
 * Throws with the field at fault.
 */
export function readBasket(sent: readonly SentLot[], lots: readonly Lot[], sites: readonly SiteView[]): Pick<Basket, 'lots'> {
  if (sent.reduce((sum, { lines }) => sum + lines.length, 0) > MOST_LINES)
    throw new RuleBroken('commitment.too-many-lines', {
      field: 'lots',
      detail: `A basket has ${MOST_LINES} lines at most, one for each lot and site. Order for several schools by one site.`,
    });
  return {
    lots: sent.map((wanted, index) => {
      const field = `lots.${index}`;
      const lot = lotIn(lots, wanted.lotId, `${field}.lotId`);
      if (sent.findIndex(({ lotId }) => lotId === wanted.lotId) !== index)
        throw new RuleBroken('commitment.lot-twice', { field: `${field}.lotId`, detail: 'Name each lot once.' });
      const lines = wanted.lines.map(({ siteId, quantity }, at) => ({
        siteId,
        quantity,
        deliveryE4: deliveryFor(lot, wanted, siteId, sites, `${field}.lines.${at}`),
      }));
      if (quantityOf({ lines }) > MAX_QUANTITY)
        throw new RuleBroken('commitment.quantity-too-large', {
          field: `${field}.lines`,
          detail: `A district can take ${MAX_QUANTITY} units of a lot.`,
        });
      return { lotId: wanted.lotId, tolerance: wanted.tolerance, ceilingE4: wanted.ceilingE4 ?? null, lines };
    }),
  };
}

function deliveryFor(lot: Lot, wanted: SentLot, siteId: string, sites: readonly SiteView[], field: string): number {
  const site = sites.find((candidate) => candidate.siteId === siteId);
  if (!site) throw new RuleBroken('commitment.site-unknown', { field: `${field}.siteId`, detail: 'Choose one of your sites.' });
  if (wanted.lines.filter((line) => line.siteId === siteId).length > 1)
    throw new RuleBroken('commitment.site-twice', { field: `${field}.siteId`, detail: 'Name each site once for a lot.' });
  return deliveryTo(lot.delivery, site.zip);
}

/**
 * Whether what was sent is what stands already, in whatever order. It is not where a site has got another address since: what stands is delivered
 * to the old one.
 */
export function isSame(own: OwnRow, { lots, approval }: CommitBasketBody, sites: readonly SiteView[]): boolean {
  const places = new Map(sites.map((site) => [site.siteId, site]));
  const sent = lots.map((lot) => ({ ...lot, lines: lot.lines.map((line) => ({ ...line, site: places.get(line.siteId) })) }));
  return (
    inOrder(own.lots) === inOrder(sent) && own.approvedOn === (approval?.approvedOn ?? null) && own.fileId === (approval?.fileId ?? null)
  );
}

type ComparedLot = Omit<CommitBasketBody['lots'][number], 'lines'> & {
  readonly lines: readonly { readonly siteId: string; readonly quantity: number; readonly site: SiteView | undefined }[];
};

function inOrder(lots: readonly ComparedLot[]): string {
  const lineText = ({ siteId, quantity, site }: ComparedLot['lines'][number]): string =>
    JSON.stringify([siteId, quantity, site?.name, site?.street, site?.city, site?.state, site?.zip]);
  const lotText = ({ lotId, tolerance, ceilingE4, alonePriceE4, lines }: ComparedLot): string =>
    JSON.stringify([lotId, tolerance, ceilingE4, alonePriceE4, ...lines.map(lineText).sort()]);
  return JSON.stringify(lots.map(lotText).sort());
}

/** The lot of the purchase that was named. Throws `joint-purchase.lot-unknown`. */
export function lotIn<L extends Pick<Lot, 'lotId'>>(lots: readonly L[], lotId: string, field: string): L {
  const lot = lots.find((candidate) => candidate.lotId === lotId);
  if (!lot) throw new RuleBroken('joint-purchase.lot-unknown', { field, detail: 'Choose a lot of this purchase.' });
  return lot;
}

/** Throws `joint-purchase.volume-too-large` before a sum could be more than can be computed exactly. */
export function checkVolume(volume: number, field: string): void {
  if (volume <= MAX_VOLUME) return;
  throw new RuleBroken('joint-purchase.volume-too-large', {
    field,
    detail: `All districts together can take ${MAX_VOLUME} units of a lot.`,
  });
}

/** A board cannot have approved on a day that lies ahead. `today` is the day in the district's zone. */
export function checkApproval(approval: CommitBasketBody['approval'], today: string): void {
  if (approval !== null && approval.approvedOn > today)
    throw new RuleBroken('commitment.approval-ahead', {
      field: 'approval.approvedOn',
      detail: 'Enter the day on which the board approved it.',
    });
}

/** The commitment as people name it: the purchase's reference and the district's LEAID. */
export function commitmentReference(purchaseReference: string, leaid: string): string {
  return `${purchaseReference}-${leaid}`;
}

/** How a ceiling stands in the audit trail: with its salt the district can prove later what it was, and without it nobody can try figures out. */
export function sealedCeiling(lotId: string, ceilingE4: number | null, salt: string): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, lotId, ceilingE4]))
    .digest('hex');
}
