import { fieldFaults, type Failure } from '../api/failure.js';

/** What is wrong with a form: at a field, by its id, or with the whole of it. */
export interface Fault {
  /** The id of the input that takes the focus; null where no field of this page is at fault. */
  field: string | null;
  /** For the summary: short. */
  short: string;
  /** For the field: what to do. */
  full: string;
  /** True where no answer came: what was sent may have arrived. */
  unanswered?: boolean;
}

/** What is still wrong once these fields were changed: a message beside a corrected field would be untrue. */
export function withoutFaultsAt(faults: readonly Fault[], changed: (field: string) => boolean): Fault[] {
  return faults.filter((fault) => fault.field !== null && !changed(fault.field));
}

/** The fault of a field, if it has one. */
export function faultOf(faults: readonly Fault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.full;
}

/** What the service found at fault, at the fields of this page. `fieldIds` maps the service's names to ids; a name that it lacks stands in the summary alone. */
export function faultsOf(
  failure: Failure,
  fieldIds: (name: string) => string | null,
  otherwise: { away: string; unknown: string },
): Fault[] {
  const named = fieldFaults(failure).map(({ field, detail }) => ({ field: fieldIds(field), short: detail, full: detail }));
  if (named.length > 0) return named;
  const text = failure.problem?.detail ?? (failure.passing ? otherwise.away : otherwise.unknown);
  return [{ field: null, short: text, full: text, unanswered: failure.problem === null && failure.passing }];
}
