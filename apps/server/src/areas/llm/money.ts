import type { Money } from '@muster/llm-wire';

const MICRO = 1_000_000n;
const PICO = 1_000_000_000_000n;
const MICRO_DIGITS = 6;

/** An amount as typed: dollars with at most six decimals. */
export const DOLLARS = '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?$';

/** Dollars to millionths of a dollar. */
export function microOf(dollars: string): number {
  const [whole = '0', part = ''] = dollars.split('.');
  return Number(BigInt(whole) * MICRO + BigInt(part.padEnd(MICRO_DIGITS, '0')));
}

/** `1234.50`: to the cent, or with as many decimals as needed. */
export const dollarsOfMicro = (micro: number): string => written(BigInt(micro), MICRO, MICRO_DIGITS);

/** Picodollars to dollars, rounded up to the millionth. */
export const dollarsOf = (money: Money): string =>
  written((money + PICO / MICRO - 1n) / (PICO / MICRO), MICRO, MICRO_DIGITS);

function written(amount: bigint, one: bigint, digits: number): string {
  const part = String(amount % one)
    .padStart(digits, '0')
    .replace(/0+$/, '')
    .padEnd(2, '0');
  return `${amount / one}.${part}`;
}
