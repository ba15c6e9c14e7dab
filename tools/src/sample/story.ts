import type { DraftJointPurchaseBody, LotTerms } from '@tributary/contracts';

/** Prices on the wire are integers of 1/10,000 dollar. */
export const dollars = (amount: number): number => Math.round(amount * 10_000);

type Steps = readonly (readonly [fromQuantity: number, price: number])[];

/** A lot as its story tells it: prices and surcharges in dollars, delivery by the beginning of the ZIP code. */
export interface LotStory {
  readonly title: string;
  readonly unspsc: string;
  readonly unit: string;
  readonly specification?: string;
  readonly ladder: Steps;
  readonly fee?: number;
  readonly delivery?: Readonly<Record<string, number>>;
}

/** What a district takes of a lot, by the name of each site; a ceiling and the price alone in dollars, landed. */
export interface Take {
  readonly sites: Readonly<Record<string, number>>;
  readonly upToMore?: number;
  readonly ceiling?: number;
  readonly alone?: number;
}

/** What a district does: takes something of the lots, in their order, and may withdraw it again; or declines. */
export interface AnswerStory {
  readonly district: string;
  readonly takes?: readonly (Take | null)[];
  readonly approvedDaysAgo?: number;
  readonly withdraws?: boolean;
  readonly declines?: string;
}

/** What the buyer does last: nothing at a draft, or what the purchase comes to. */
export type Ending =
  | { readonly kind: 'draft' | 'open' }
  | { readonly kind: 'extended'; readonly to: Date; readonly reason: string }
  | { readonly kind: 'cancelled' | 'given-up'; readonly reason: string };

/** A purchase of the sample data. */
export interface Story {
  readonly title: string;
  readonly source: Pick<DraftJointPurchaseBody['source'], 'kind' | 'vendorName' | 'reference'>;
  readonly lots: readonly LotStory[];
  /** Districts and networks by name. */
  readonly invites: { readonly districts?: readonly string[]; readonly networks?: readonly string[] };
  readonly answers?: readonly AnswerStory[];
  readonly ending: Ending;
}

/** One with a cut-off of its own. */
export interface TimedStory extends Story {
  readonly cutOffAt: Date;
}

/** The lot as the buyer writes it down. */
export function lotOf({ title, unspsc, unit, specification = '', ladder, fee = 0, delivery = { '': 0 } }: LotStory): LotTerms {
  return {
    ...{ title, unspsc, unit, specification, feeE4: dollars(fee) },
    ladder: ladder.map(([fromQuantity, price]) => ({ fromQuantity, unitPriceE4: dollars(price) })),
    delivery: Object.entries(delivery).map(([zipPrefix, each]) => ({ zipPrefix, unitE4: dollars(each) })),
  };
}
