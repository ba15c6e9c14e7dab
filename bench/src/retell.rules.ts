import type { Statement, Value } from './statement-reader.ts';

/** A parameter that is new each time is made from the key of the write. */
export type Told = Value | ((scope: Buffer) => Value);

export interface ToldStatement {
  readonly sql: string;
  readonly values: readonly Told[];
}

// As the service writes them: the key's hash as bytes, and the number of its lock.
const STORED_ANSWER = /^insert into idempotency /;

/**
 * The statements of one commitment, for another district and purchase: `names` says which text stands for which. The key of the
 * write, which must be new each time, is left open. Everything else is sent as it was recorded, so that the bytes are the same.
 */
export function retell(statements: readonly Statement[], names: ReadonlyMap<string, string>): ToldStatement[] {
  const scope = scopeOf(statements);
  const lock = scope && lockOf(scope);
  return statements.map(({ sql, values }) => ({
    sql,
    values: values.map((value): Told => {
      if (value === null) return null;
      if (typeof value !== 'string') return scope?.equals(value) ? (fresh) => fresh : value;
      return value === lock ? lockOf : renamed(value, names);
    }),
  }));
}

/** The parameters to send. */
export function valuesWith(values: readonly Told[], scope: Buffer): Value[] {
  return values.map((value) => (typeof value === 'function' ? value(scope) : value));
}

function scopeOf(statements: readonly Statement[]): Buffer | null {
  const value = statements.find(({ sql }) => STORED_ANSWER.test(sql))?.values[0];
  return value instanceof Buffer ? value : null;
}

function lockOf(scope: Buffer): string {
  return scope.readBigInt64BE().toString();
}

// All at once, so that a name that was put in is not taken for another one's.
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const known = [...names.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return known.length === 0 ? text : text.replace(new RegExp(known.join('|'), 'g'), (name) => names.get(name) ?? name);
}
