import Type from 'typebox';
import type { TProperties } from 'typebox';

/** A number given by a released policy. It reads like any other number, but is only created in this file (ADR 0037). */
type Given<Unit extends string> = number & { readonly 'given by the policy': Unit };

export type Minutes = Given<'minutes'>;
export type Count = Given<'count'>;
/** A duration. Never seconds: no clock of the policy is finer than a minute, and latency is not a clock. */
export type Duration = { minutes: Minutes };
type Latency = { milliseconds: Given<'milliseconds'> };
/** Stored as two integers, so that "below 20 %" is decided without floating point. */
export type Share = { numerator: Given<'parts'>; denominator: Given<'parts'> };

const minutesIn: Record<string, number> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** Minutes in `30m`, `4h`, `2d` or `1w`; the text must match `durationPattern`. */
export function minutesOf(text: string): Minutes {
  return (Number(text.slice(0, -1)) * (minutesIn[text.slice(-1)] ?? Number.NaN)) as Minutes;
}

export function shareOf(percent: string): Share {
  const [whole = '', fraction = ''] = percent.slice(0, -1).split('.');
  return {
    numerator: Number(whole + fraction) as Share['numerator'],
    denominator: (100 * 10 ** fraction.length) as Share['denominator'],
  };
}

export const durationPattern = '^(0|[1-9][0-9]{0,4})[mhdw]$';
export const percentPattern = '^(100|[1-9]?[0-9])(\\.[0-9]{1,3})?%$';

export const Duration = Type.Decode(
  Type.String({ pattern: durationPattern, expects: 'a duration in whole minutes, such as 30m, 4h, 2d or 1w' }),
  (text): Duration => ({ minutes: minutesOf(text) }),
);
export const Percent = Type.Decode(
  Type.String({ pattern: percentPattern, expects: 'a share such as 20% or 99.5%' }),
  shareOf,
);
export const Seconds = Type.Decode(
  Type.String({ pattern: '^[1-9][0-9]{0,4}s$', expects: 'a latency in whole seconds, such as 2s' }),
  (text): Latency => ({ milliseconds: (Number(text.slice(0, -1)) * 1000) as Latency['milliseconds'] }),
);

export const ClauseRef = Type.String({
  pattern: '^[0-9]+\\.[0-9]+(\\.[0-9]+)?$',
  expects: "the id of a clause, in quotes where it has one dot, such as '2.10' or 3.1.2",
  refersTo: 'clause',
});
export const RulingRef = Type.String({
  pattern: '^R[1-9][0-9]*$',
  expects: 'the id of a ruling, such as R26',
  refersTo: 'ruling',
});
export const RoleRef = Type.String({
  pattern: '^[a-z][a-z0-9-]*$',
  expects: 'the id of a role of roles.yaml',
  refersTo: 'role',
});
export const Words = Type.String({ pattern: '\\S', expects: 'some text' });
export const Id = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]*$', expects: 'a short id without spaces' });
export const Channel = Type.String({ pattern: '^#[a-z0-9_-]+$', expects: "a channel in quotes, such as '#incidents'" });
export const CalendarDate = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  expects: 'a date such as 2026-08-23',
});
export const WebAddress = Type.String({
  pattern: '^https://[^\\s]+$',
  expects: 'an address that starts with https://',
});
export const Count = Type.Unsafe<Count>(Type.Integer({ minimum: 1, expects: 'a whole number of at least 1' }));
export const YesNo = Type.Boolean({ expects: 'true or false' });

/** One of a closed set of words that the program acts on; any other is refused rather than ignored. */
export function oneOf<const Word extends string>(...words: Word[]) {
  return Type.Unsafe<Word>(Type.Enum(words, { expects: `one of: ${words.join(', ')}` }));
}

export function listOf<T extends Type.TSchema>(item: T) {
  return Type.Array(item, { minItems: 1, uniqueItems: true, expects: 'a list without duplicates' });
}

/** An object without unknown keys. */
export function shape<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** A value of the policy: an object that names its clause and, where the document needed interpreting, the ruling. */
export function cited<P extends TProperties>(properties: P) {
  return shape({ ...properties, clause: ClauseRef, ruling: Type.Optional(RulingRef) });
}

/** Entries under ids that the file itself chooses. */
export function keyed<T extends Type.TSchema>(entry: T, keyPattern = '^[A-Za-z][A-Za-z0-9._-]*$') {
  return Type.Record(Type.String({ pattern: keyPattern }), entry, { additionalProperties: false, minProperties: 1 });
}
