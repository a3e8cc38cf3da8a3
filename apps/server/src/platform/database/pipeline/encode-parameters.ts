import { binaryArray } from './binary-array.ts';
import type { StatementText } from './statements.ts';

/** As sent to PostgreSQL: a Buffer in the type's binary format, a string in its text format. */
export type EncodedParameter = Buffer | string | null;

/** Arrays are sent in binary if the statement declares their type and every element matches; all else as text. */
export const encodeParameters = (
  { arrays }: Pick<StatementText, 'arrays'>,
  values: readonly unknown[],
): EncodedParameter[] =>
  values.map((value, place) => {
    if (!Array.isArray(value)) return encodeOne(value);
    const type = arrays[place];
    return (type === undefined ? undefined : binaryArray(type, value)) ?? arrayLiteral(value);
  });

function encodeOne(value: unknown): EncodedParameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value);
  if (value instanceof Date) return instantText(value);
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/**
 * ISO 8601, except that PostgreSQL counts years before year 1 from 1 on (BC), and takes no sign for those after 9999.
 */
function instantText(instant: Date): string {
  const iso = instant.toISOString();
  const year = instant.getUTCFullYear();
  const rest = iso.slice(-'-01-01T00:00:00.000Z'.length);
  return year < 1 ? `${String(1 - year).padStart(4, '0')}${rest} BC` : `${String(year).padStart(4, '0')}${rest}`;
}

/** PostgreSQL manual, 8.15.6: within quotes only the quote and the backslash need escaping. */
const arrayLiteral = (values: readonly unknown[]): string => `{${values.map(elementLiteral).join(',')}}`;

function elementLiteral(value: unknown): string {
  if (Array.isArray(value)) return arrayLiteral(value);
  const encoded = encodeOne(value);
  if (encoded === null) return 'NULL';
  const text = typeof encoded === 'string' ? encoded : `\\x${Buffer.from(encoded).toString('hex')}`;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
