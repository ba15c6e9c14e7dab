/** One row of a file is bad. It is left out and reported with its line; the rows around it are still taken. */
export class RowRejected extends Error {
  override readonly name = 'RowRejected';
  constructor(
    /** Stable and dotted, as `leaid.malformed`. */
    readonly code: string,
    /** What is wrong, in a sentence for the person who has to correct the file. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
  }
}
