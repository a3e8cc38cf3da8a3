/**
 * Arrays in PostgreSQL's binary protocol (`array_send`): a header of five 32-bit integers, then each element preceded
 * by its length, -1 for null. As text each element would be quoted here and parsed there, and bytes sent as hexadecimal
 * digits; an alert storm writes megabytes of them a second.
 */
export const binaryTypes = {
  uuid: { oid: 2950, size: () => 16, write: writeUuid },
  text: { oid: 25, size: textSize, write: writeText },
  bytea: { oid: 17, size: bytesSize, write: writeBytes },
  timestamptz: { oid: 1184, size: () => 8, write: writeInstant },
  date: { oid: 1082, size: () => 4, write: writeDay },
  'double precision': { oid: 701, size: () => 8, write: writeDouble },
  boolean: { oid: 16, size: () => 1, write: writeBoolean },
  smallint: { oid: 21, size: () => 2, write: integerWriter((at, value, into) => into.writeInt16BE(value, at)) },
  integer: { oid: 23, size: () => 4, write: integerWriter((at, value, into) => into.writeInt32BE(value, at)) },
  bigint: {
    oid: 20,
    size: () => 8,
    write: integerWriter((at, value, into) => into.writeBigInt64BE(BigInt(value), at)),
  },
} as const satisfies Record<string, BinaryType>;

export type BinaryTypeName = keyof typeof binaryTypes;

/**
 * `size` and `write` throw on values that are not of their type; a value is written into the space that `size`
 * reserved.
 */
type BinaryType = {
  readonly oid: number;
  readonly size: (value: unknown) => number;
  readonly write: (at: number, value: unknown, into: Buffer) => void;
};

const HEADER_BYTES = 20;

/** Undefined if an element has no binary form for the type: PostgreSQL then judges it as text. */
export function binaryArray(name: BinaryTypeName, values: readonly unknown[]): Buffer | undefined {
  const type: BinaryType = binaryTypes[name];
  try {
    return encode(type, values);
  } catch (failure) {
    if (failure instanceof Unfit) return undefined;
    throw failure;
  }
}

function encode({ oid, size, write }: BinaryType, values: readonly unknown[]): Buffer {
  let total = HEADER_BYTES;
  let hasNull = false;
  const sizes = values.map((value) => {
    const isNull = value === null || value === undefined;
    const bytes = isNull ? -1 : size(value);
    hasNull ||= isNull;
    total += 4 + Math.max(bytes, 0);
    return bytes;
  });
  const into = Buffer.allocUnsafe(total);
  into.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  into.writeInt32BE(hasNull ? 1 : 0, 4);
  into.writeInt32BE(oid, 8);
  // An empty array has no dimensions, so no length either.
  if (values.length === 0) return into.subarray(0, 12);
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  for (let index = 0; index < sizes.length; index += 1) {
    const bytes = sizes[index] ?? -1;
    into.writeInt32BE(bytes, at);
    at += 4;
    if (bytes < 0) continue;
    write(at, values[index], into);
    at += bytes;
  }
  return into;
}

class Unfit extends Error {}

function textSize(value: unknown): number {
  if (typeof value !== 'string') throw new Unfit();
  return Buffer.byteLength(value);
}

function writeText(at: number, value: unknown, into: Buffer): void {
  into.write(value as string, at);
}

function bytesSize(value: unknown): number {
  if (!(value instanceof Uint8Array)) throw new Unfit();
  return value.byteLength;
}

function writeBytes(at: number, value: unknown, into: Buffer): void {
  into.set(value as Uint8Array, at);
}

function writeUuid(at: number, value: unknown, into: Buffer): void {
  if (typeof value !== 'string' || value.length !== UUID_SHAPE.length) throw new Unfit();
  let place = at;
  for (let index = 0; index < UUID_SHAPE.length; index += 1) {
    if (UUID_SHAPE[index] === '-') {
      if (value[index] !== '-') throw new Unfit();
      continue;
    }
    const high = nibbles[value.charCodeAt(index)] ?? NO_NIBBLE;
    const low = nibbles[value.charCodeAt((index += 1))] ?? NO_NIBBLE;
    if ((high | low) === NO_NIBBLE) throw new Unfit();
    into[place] = (high << 4) | low;
    place += 1;
  }
}

const UUID_SHAPE = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx';
const NO_NIBBLE = 0xff;
const nibbles = new Uint8Array(128).fill(NO_NIBBLE);
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16);
  nibbles[digit.charCodeAt(0)] = value;
  nibbles[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Microseconds since the year 2000. A text may be finer than a Date, so only text that is not is parsed as one. */
function writeInstant(at: number, value: unknown, into: Buffer): void {
  const ms =
    value instanceof Date ? value.getTime() : typeof value === 'string' && ISO.test(value) ? Date.parse(value) : NaN;
  // Date would turn the 30th of February into another day; PostgreSQL refuses it.
  if (Number.isNaN(ms) || (typeof value === 'string' && new Date(ms).toISOString() !== value)) throw new Unfit();
  const micros = (ms - YEAR_2000_MS) * 1000;
  const high = Math.floor(micros / WORD);
  into.writeInt32BE(high, at);
  into.writeUInt32BE(micros - high * WORD, at + 4);
}

/** Days since the year 2000. The rows of a batch are mostly of one day, so the last one is kept. */
function writeDay(at: number, value: unknown, into: Buffer): void {
  if (value !== lastDay.text) lastDay = dayFrom(value);
  into.writeInt32BE(lastDay.number, at);
}

function dayFrom(value: unknown): typeof lastDay {
  const ms = typeof value === 'string' && DAY.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, DAY_LENGTH) !== value) throw new Unfit();
  return { text: value, number: (ms - YEAR_2000_MS) / DAY_MS };
}

let lastDay = { text: '2000-01-01', number: 0 };

const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;
const DAY_LENGTH = '2000-01-01'.length;
const DAY_MS = 86_400_000;

function writeDouble(at: number, value: unknown, into: Buffer): void {
  if (typeof value !== 'number') throw new Unfit();
  into.writeDoubleBE(value, at);
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const YEAR_2000_MS = Date.UTC(2000, 0, 1);
const WORD = 2 ** 32;

function writeBoolean(at: number, value: unknown, into: Buffer): void {
  if (typeof value !== 'boolean') throw new Unfit();
  into[at] = value ? 1 : 0;
}

function integerWriter(write: (at: number, value: number, into: Buffer) => void): BinaryType['write'] {
  return (at, value, into) => {
    if (!Number.isSafeInteger(value)) throw new Unfit();
    try {
      write(at, value as number, into);
    } catch {
      // Out of the type's range: PostgreSQL's own error is better.
      throw new Unfit();
    }
  };
}
