import type { Tx } from '@tributary/messaging';

/** What asking who gets a mail needs of a transaction. */
export type Reader = Pick<Tx, 'query'>;

/** What a mail is about: the aggregate that it tells of, and which of several occasions. */
export interface About {
  readonly subjectId: string;
  readonly occasion: string;
}

/** A person with an address, and what their mail tells. */
export interface Addressed<Facts> {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** The organisations for which the person gets it. */
  readonly organisationIds: readonly string[];
  readonly facts: Facts;
}

/** Why nobody should get a mail any more, in a sentence. */
export interface Gone {
  readonly gone: string;
}

/** Everybody who should get a mail at this moment; or why nobody should any more. */
export type Audience<Facts> = Gone | { readonly people: readonly Addressed<Facts>[] };

/** Asked twice: for everybody when the mail is planned, for one person when it is about to be sent. Throws MissingReference. */
export type Who<Facts> = (tx: Reader, about: About, personId: string | null) => Promise<Audience<Facts>>;
