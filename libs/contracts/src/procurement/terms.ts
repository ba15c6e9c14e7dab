import { z } from 'zod';
import { email, id, instant, line, name, organisationId } from '../shapes.js';
import { ladder } from './ladder.js';

/** A calendar day, as `2026-12-04`. There is no year 0, and a database refuses one. */
export const day = z.iso.date().refine((text) => !text.startsWith('0000'), 'Write the day as 2026-12-04.');

/** What is added to the unit price for each unit, in 1/10,000 dollar: nothing, or up to $100,000. */
export const surchargeE4 = z.int().min(0).max(1_000_000_000);

/** Delivery of one unit to places whose ZIP code begins so; of several rates the one with the longest beginning holds, and '' is everywhere else. */
export const deliveryRate = z.object({
  zipPrefix: z.string().regex(/^\d{0,5}$/, 'Write the first digits of a ZIP code.'),
  unitE4: surchargeE4,
});
export type DeliveryRate = z.infer<typeof deliveryRate>;

/** What is bought, and what one unit costs: the ladder's price, delivery and the agency's fee together are the landed price. */
export const lotTerms = z.object({
  title: name,
  /** UNSPSC commodity, eight digits: 43211509 is a tablet computer. */
  unspsc: z.string().regex(/^\d{8}$/, 'A UNSPSC code has 8 digits.'),
  /** One of them, as `tablet`. */
  unit: line(40),
  specification: z.string().trim().max(5_000),
  ladder,
  /** What the agency takes for each unit. */
  feeE4: surchargeE4,
  delivery: z.array(deliveryRate).min(1).max(50),
});
export type LotTerms = z.infer<typeof lotTerms>;

/** Where the prices come from: a vendor's quote, or a contract in force. */
export const namedSource = z.object({
  kind: z.enum(['quote', 'contract']),
  vendorName: name,
  /** The number that the vendor or the contract's owner gave it. */
  reference: line(100),
  validFrom: day.nullable(),
  /** The last day on which its prices hold: orders are due by then. */
  validUntil: day,
});

/** With whom the districts ask, and to whom they send their orders. A person's name and address: pages show it, events do not carry it. */
export const priceSource = namedSource.extend({
  contact: z.object({ name, email: email.nullable(), phone: line(40).nullable() }),
});
export type PriceSource = z.infer<typeof priceSource>;

/** A file that hangs on a purchase or on a commitment. */
export const storedDocument = z.object({
  fileId: id,
  name: z.string(),
  /** Told by its content, as `application/pdf`. */
  mediaType: z.string(),
  bytes: z.int(),
  /** SHA-256 in hexadecimal: whoever has the file can prove that it is this one. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedAt: instant,
});
export type StoredDocument = z.infer<typeof storedDocument>;

export const invitedDistrict = z.object({ organisationId, leaid: z.string().regex(/^\d{7}$/) });
