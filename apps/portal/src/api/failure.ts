import type { Problem } from '@tributary/contracts';

/** A request that did not succeed: what the service said of it, or nothing where no answer came. */
export class Failure extends Error {
  readonly at = Date.now();

  constructor(
    /** The HTTP status; 0 where the server could not be reached. */
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? `No answer (${status}).`);
    this.name = 'Failure';
  }

  /** True where sending the same again may succeed: no answer, or a server in trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

/** The errors of a form's fields, as the service names them. */
export function fieldFaults(failure: Failure): { field: string; detail: string }[] {
  const { problem } = failure;
  if (problem === null) return [];
  if (problem.errors !== undefined && problem.errors.length > 0) return problem.errors;
  return problem.field === undefined ? [] : [{ field: problem.field, detail: problem.detail }];
}
