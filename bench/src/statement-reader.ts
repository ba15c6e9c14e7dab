/** A parameter as it stands on the wire; null is SQL's. */
export type Value = string | Buffer | null;

/** A statement with its parameters, as a client sent it. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

const LENGTH_BYTES = 4;
/** What stands for null where a parameter's length stands. */
const NULL_LENGTH = -1;
const BINARY = 1;

/**
 * Reads statements from what a client sends to PostgreSQL: Query, and Parse with Bind, of the frontend's messages
 * (PostgreSQL 18, 54.7 Message Formats). A client that prepares statements by name would be misread: pg does not, unless it is told to.
 */
export class StatementReader {
  private rest: Buffer = Buffer.alloc(0);
  private isStarted = false;
  private parsed = '';

  private readonly take: (statement: Statement) => void;

  constructor(take: (statement: Statement) => void) {
    this.take = take;
  }

  /** Takes the next bytes; they may end anywhere. */
  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    while (this.readMessage());
  }

  // The first message has no type: it says who connects.
  private readMessage(): boolean {
    const typeBytes = this.isStarted ? 1 : 0;
    if (this.rest.length < typeBytes + LENGTH_BYTES) return false;
    const end = typeBytes + this.rest.readInt32BE(typeBytes);
    if (this.rest.length < end) return false;
    const type = this.rest.toString('latin1', 0, typeBytes);
    const body = new Cursor(this.rest.subarray(typeBytes + LENGTH_BYTES, end));
    this.rest = this.rest.subarray(end);
    this.isStarted = true;
    if (type === 'Q') this.take({ sql: body.text(), values: [] });
    if (type === 'P') {
      body.text();
      this.parsed = body.text();
    }
    if (type === 'B') this.take({ sql: this.parsed, values: boundValues(body) });
    return true;
  }
}

function boundValues(body: Cursor): Value[] {
  body.text();
  body.text();
  const formats = Array.from({ length: body.int16() }, () => body.int16());
  return Array.from({ length: body.int16() }, (_, index) => {
    const length = body.int32();
    if (length === NULL_LENGTH) return null;
    const bytes = body.bytes(length);
    // One format holds for all, none means text.
    return (formats.length === 1 ? formats[0] : formats[index]) === BINARY ? bytes : bytes.toString();
  });
}

/** Reads one message from front to back. */
class Cursor {
  private at = 0;

  private readonly message: Buffer;

  constructor(message: Buffer) {
    this.message = message;
  }

  text(): string {
    const end = this.message.indexOf(0, this.at);
    const text = this.message.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  int16(): number {
    this.at += 2;
    return this.message.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.message.readInt32BE(this.at - 4);
  }

  bytes(length: number): Buffer {
    this.at += length;
    return Buffer.from(this.message.subarray(this.at - length, this.at));
  }
}
