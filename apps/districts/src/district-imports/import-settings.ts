/** What an installation sets for its imports. */
export class ImportSettings {
  /** `mostBadShare`: the share of bad rows above which nothing is applied; 0.05 is 5 %. */
  constructor(readonly mostBadShare: number) {}
}
