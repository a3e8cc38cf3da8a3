import { meaningOfKey } from './key-lexicon.ts';

/** `{ name: 'DB_PASSWORD', value: … }`: the name is the value's key. */
export function entryKeyOf(source: object): string | undefined {
  if (!('value' in source)) return undefined;
  const { name, key, header } = source as { name?: unknown; key?: unknown; header?: unknown };
  return [name, key, header].find((candidate) => typeof candidate === 'string' && candidate.length <= 128) as
    | string
    | undefined;
}

/** `['--password', …]` and `['authorization', …]`: flags and raw headers, where the preceding element is the key. */
export function keyBefore(source: readonly unknown[], index: number): string | undefined {
  const before = source[index - 1];
  const value = source[index];
  if (typeof before !== 'string' || typeof value !== 'string' || before.length > 64) return undefined;
  if (/^--?[a-z][\w-]*$/i.test(before)) return value.startsWith('-') ? undefined : before;
  return /^[a-z][a-z-]*$/i.test(before) && meaningOfKey(before) === 'header' ? before : undefined;
}
