import type { Ratio } from './fraction.ts';

/** Parses a decimal share exactly: `0.999` is 999/1000. Undefined if it is not a share, or too fine to be exact. */
export function ratioOfDecimal(value: number | string, per: 1 | 100 = 1): Ratio | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,9}))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, whole = '', decimals = ''] = match;
  const denominator = 10 ** decimals.length * per;
  const numerator = Number(whole + decimals);
  return numerator > denominator ? undefined : { numerator, denominator };
}

/** `99.9` for 999/1000, with up to six digits; the rest is truncated, never rounded up to a value not reached. */
export function percentText({ numerator, denominator }: Ratio): string {
  const millionths = (BigInt(numerator) * 100_000_000n) / BigInt(denominator);
  const [whole, rest] = [millionths / 1_000_000n, millionths % 1_000_000n];
  const decimals = String(rest).padStart(6, '0').replace(/0+$/, '');
  return decimals === '' ? String(whole) : `${whole}.${decimals}`;
}
