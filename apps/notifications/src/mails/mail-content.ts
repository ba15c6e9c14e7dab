/** One line of a table of facts. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The line that the reader looks for. */
  readonly strong?: boolean;
}

/** A part of a mail. */
export type Block =
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'facts'; readonly title: string | null; readonly facts: readonly Fact[] }
  /** A button: a verb and its object. The first one of a mail is filled, any further one is outlined. */
  | { readonly is: 'action'; readonly label: string; readonly url: string }
  /** What happens if the reader does nothing. */
  | { readonly is: 'note'; readonly text: string };

/** A mail in parts, the one source of its HTML and its text. Nothing in it is escaped: whoever renders it does that. */
export interface Content {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Why the reader gets this mail, in a sentence. */
  readonly because: string;
}

/** A mail that is written, and not yet addressed. */
export interface Mail {
  readonly subject: string;
  readonly content: Content;
}

/** What every mail of an agency has around it. */
export interface Frame {
  readonly agencyName: string;
  /** `#` and six hexadecimal digits. */
  readonly colour: string;
  /** Where the reader mutes this kind of mail; null where they cannot. */
  readonly stopUrl: string | null;
}

/** The words of the link to `stopUrl`. */
export const STOP = 'Stop mails of this kind';

export const paragraph = (text: string): Block => ({ is: 'paragraph', text });
export const factsOf = (title: string | null, facts: readonly Fact[]): Block => ({ is: 'facts', title, facts });
export const action = (label: string, url: string): Block => ({ is: 'action', label, url });
export const note = (text: string): Block => ({ is: 'note', text });
