import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FeatureValue } from '../domain/count-prediction.ts';
import type { FeatureSchema } from '../domain/feature-schema.ts';
import type { SentPrediction } from '../domain/parse-prediction.ts';

/** The encrypted part of a prediction: all personal data, and the producer's free text. */
export type Packed = Pick<
  SentPrediction,
  'features' | 'groups' | 'id' | 'explanation' | 'producer' | 'run' | 'sequence'
>;

const FORMAT = 1;
const DEFLATED = 2;
/** Shorter ones would not shrink: a category is one byte, a rounded number three. */
const WORTH_DEFLATING = 200;
const OTHER = 255;
const MOST_DECIMALS = 5;
const RAW = 6;
const NOTHING = 7;
const SCALES = [1, 10, 100, 1000, 10_000, 100_000];
const MOST_MANTISSA = 2 ** 48;

/**
 * Packs values in schema order: a known category as its index, a rounded number as its digits without the point,
 * anything else literally. Relies on a version's schema never changing.
 */
export function pack({ features, groups }: FeatureSchema, packed: Packed): Buffer {
  const out = new Writer(FORMAT);
  for (const [place, feature] of features.entries()) {
    const value = packed.features[place] ?? null;
    if (feature.type === 'number') out.number(value as number | null);
    else if (feature.type === 'category') out.category(feature.values, value as string | null);
    else out.text(value as string | null);
  }
  for (const [place, { values }] of groups.entries()) out.category(values, packed.groups[place] ?? null);
  out.text(packed.id);
  out.text(packed.explanation ?? null);
  out.text(packed.producer ?? null);
  out.text(packed.run);
  out.varint(packed.sequence ?? 0);
  const bytes = out.bytes();
  const body = bytes.subarray(1);
  if (body.length >= WORTH_DEFLATING) {
    const smaller = deflateRawSync(body);
    if (smaller.length < body.length) return Buffer.concat([Buffer.from([DEFLATED]), smaller]);
  }
  return bytes;
}

export function unpack({ features, groups }: FeatureSchema, bytes: Buffer): Packed {
  const body = bytes[0] === DEFLATED ? inflateRawSync(bytes.subarray(1)) : bytes.subarray(1);
  const from = new Reader(body);
  const values = features.map((feature): FeatureValue => {
    if (feature.type === 'number') return from.number();
    return feature.type === 'category' ? from.category(feature.values) : from.text();
  });
  const told = groups.map(({ values: known }) => from.category(known));
  const id = from.text() ?? '';
  const explanation = from.text() ?? undefined;
  const producer = from.text() ?? undefined;
  const run = from.text() ?? '';
  const sequence = from.varint();
  return {
    features: values,
    groups: told,
    id,
    explanation,
    producer,
    run,
    sequence: sequence === 0 ? undefined : sequence,
  };
}

class Writer {
  #buffer = Buffer.allocUnsafe(512);
  #length = 0;

  constructor(first: number) {
    this.byte(first);
  }

  bytes(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length));
  }

  byte(value: number): void {
    this.#room(1);
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  text(value: string | null): void {
    if (value === null) {
      this.varint(0);
      return;
    }
    const size = Buffer.byteLength(value);
    this.varint(size + 1);
    this.#room(size);
    this.#buffer.write(value, this.#length);
    this.#length += size;
  }

  category(values: readonly string[], value: string | null): void {
    const place = value === null ? -1 : values.indexOf(value);
    if (value !== null && place < 0) {
      this.byte(OTHER);
      this.text(value);
    } else this.byte(place + 1);
  }

  /** Three bits hold the number of decimals, or mark a full float or no value. */
  number(value: number | null): void {
    if (value === null) {
      this.byte(NOTHING);
      return;
    }
    for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
      const scale = SCALES[decimals] as number;
      const mantissa = Math.round(value * scale);
      if (Math.abs(mantissa) >= MOST_MANTISSA / 16) break;
      if (mantissa / scale !== value || Object.is(value, -0)) continue;
      this.varint((mantissa < 0 ? -mantissa * 2 - 1 : mantissa * 2) * 8 + decimals);
      return;
    }
    this.byte(RAW);
    this.#room(8);
    this.#buffer.writeDoubleLE(value, this.#length);
    this.#length += 8;
  }

  #room(size: number): void {
    if (this.#length + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Error('a packed prediction ends too early: it is not of this schema');
    this.#at += 1;
    return value;
  }

  varint(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  text(): string | null {
    const size = this.varint();
    if (size === 0) return null;
    const value = this.#bytes.toString('utf8', this.#at, this.#at + size - 1);
    this.#at += size - 1;
    return value;
  }

  category(values: readonly string[]): string | null {
    const place = this.byte();
    if (place === 0) return null;
    return place === OTHER ? this.text() : (values[place - 1] ?? null);
  }

  number(): number | null {
    const first = this.#bytes[this.#at];
    if (first === NOTHING || first === RAW) {
      this.#at += 1;
      if (first === NOTHING) return null;
      const value = this.#bytes.readDoubleLE(this.#at);
      this.#at += 8;
      return value;
    }
    const packed = this.varint();
    const decimals = packed % 8;
    const zigzag = Math.floor(packed / 8);
    const mantissa = zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    return mantissa / (SCALES[decimals] as number);
  }
}
