import type { Tx } from '@tributary/messaging';

/** What asking who gets a mail needs of a transaction. */
export type Reader = Pick<Tx, 'query'>;

/** A person with an address, and what their mail tells. */
export interface Addressed<Facts> {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly facts: Facts;
}

/** Everybody who should get a mail at this moment; or why nobody should any more, in a sentence. */
export type Audience<Facts> = { readonly gone: string } | { readonly people: readonly Addressed<Facts>[] };
