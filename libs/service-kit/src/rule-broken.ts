/** What a broken rule tells besides its code: the field at fault, what to do about it in words, and figures for the page. */
export interface BrokenFacts {
  readonly field?: string;
  readonly detail?: string;
  readonly [fact: string]: unknown;
}

/**
 * A rule refused what was asked. The code is stable and dotted, as `joint-purchase.closed`; the app's problem registry gives it a status and a
 * title. This file imports nothing, so that rules stay plain functions: `import { RuleBroken } from '@tributary/service-kit/rule-broken'`.
 */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
  constructor(
    readonly code: string,
    readonly facts: BrokenFacts = {},
  ) {
    super(facts.detail === undefined ? code : `${code}: ${facts.detail}`);
  }
}
