/** A share as stored in the policy: two safe integers, never a float. */
export type Ratio = { readonly numerator: number; readonly denominator: number };

/** An exact number. The denominator is positive. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

export const fraction = (num: bigint, den: bigint): Fraction => {
  if (den === 0n) throw new Error('a fraction needs a denominator');
  const divisor = greatestCommon(num < 0n ? -num : num, den < 0n ? -den : den) || 1n;
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
};

export const exactly = ({ numerator, denominator }: Ratio): Fraction =>
  fraction(BigInt(numerator), BigInt(denominator));

export const isMore = (left: Fraction, right: Fraction): boolean => left.num * right.den > right.num * left.den;

/** One minus the fraction: the share of bad events that a target allows. */
export const complement = ({ num, den }: Fraction): Fraction => fraction(den - num, den);

/** For display and plots only; never used for a verdict. */
export const roughly = ({ num, den }: Fraction): number => Number((num * 1_000_000n) / den) / 1_000_000;

/** `-3/7`, as in responses and records. */
export const fractionText = ({ num, den }: Fraction): string => `${num}/${den}`;

function greatestCommon(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
