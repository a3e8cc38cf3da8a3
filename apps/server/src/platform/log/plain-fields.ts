import { Classified, Outlet, type DataClass } from '@muster/policy';
import { AppFailure } from '../../kernel/app-error.ts';
import type { LogFields, LoggedClass } from './logger.ts';

/** Keys owned by the event itself: a field with such a name could forge a level or a time. */
const RESERVED = new Set(['level', 'time', 'event', 'msg']);

const MAX_DEPTH = 12;

/**
 * Fields as plain JSON values, so that what `JSON.stringify` would drop or misrepresent (errors with their stacks and
 * causes, maps, bytes, big integers) reaches the scrubber and the reader. Cycles and overly deep values are cut, with a
 * marker.
 */
export function plainFields(fields: LogFields): Record<string, unknown> {
  const plain = plainObject(fields, [fields]);
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, value]));
}

function plainValue(value: unknown, above: readonly unknown[]): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  if (above.length > MAX_DEPTH) return '[too deep]';
  const here = [...above, value];
  if (isLabelled(value)) return plainLabelled(value, here);
  if (value instanceof Error) return plainError(value, here);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString();
  if (value instanceof URL) return value.href;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return plainObject(Object.fromEntries(value as Map<unknown, unknown>) as object, here);
  if (Array.isArray(value) || value instanceof Set) return Array.from(value, (item) => plainValue(item, here));
  return plainObject(value, here);
}

const log = new Outlet<LoggedClass>('the log', 'INTERNAL');

const isLabelled = (value: object): value is Classified<DataClass, unknown> => value instanceof Classified;

/** Where the compiler could not check, the class name replaces a value that must not be logged. */
const plainLabelled = (value: Classified<DataClass, unknown>, above: readonly unknown[]): unknown =>
  value.dataClass === 'PUBLIC' || value.dataClass === 'INTERNAL'
    ? plainValue(log.take(value as Classified<LoggedClass, unknown>), above)
    : value.toString();

const plainObject = (value: object, above: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item, above)]));

function plainError(error: Error, above: readonly unknown[]): Record<string, unknown> {
  return {
    ...plainObject(error, above),
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: plainValue(error.cause, above) }),
    ...(error instanceof AppFailure ? { code: error.error.code } : {}),
  };
}
