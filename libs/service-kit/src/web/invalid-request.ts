import type { Problem } from '@tributary/contracts';
import type { z } from 'zod';

type FieldProblem = NonNullable<Problem['errors']>[number];

/** What a schema found wrong in a request. Values are never repeated: they may be secrets. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly fields: FieldProblem[];

  constructor(issues: readonly Pick<z.core.$ZodIssue, 'message' | 'path' | 'code'>[]) {
    super('The request does not fit its schema.');
    this.fields = issues.map(({ path, code, message }) => ({ field: path.map(String).join('.'), code, detail: message }));
  }
}
