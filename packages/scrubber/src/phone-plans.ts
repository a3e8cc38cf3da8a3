import type { CountryCode } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

/**
 * libphonenumber's numbering plans without its parser, which takes fifty microseconds per number, while a log line may
 * take twenty-five in all. A plan has at fixed positions (metadata version 4) the calling code, the format and lengths
 * of a national number, the national prefix and, where countries share a calling code, the more specific formats of
 * each kind of number.
 */
type Plan = {
  readonly callingCode: string;
  readonly form: RegExp;
  readonly lengths: ReadonlySet<number>;
  readonly homePrefix: string;
};

const plans = new Map<string, Plan>();

function planOf(country: string, from: Readonly<Record<string, unknown>> = metadata.countries): Plan {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const fields = from[country] as readonly unknown[];
  const plan: Plan = {
    callingCode: String(fields[0]),
    form: new RegExp(`^(?:${formsOf(fields).join('|')})$`),
    lengths: new Set(fields[3] as readonly number[]),
    homePrefix: typeof fields[5] === 'string' ? fields[5] : '',
  };
  plans.set(country, plan);
  return plan;
}

function formsOf(fields: readonly unknown[]): readonly string[] {
  const kinds = fields[11];
  if (!Array.isArray(kinds)) return [String(fields[2])];
  return kinds.flatMap((kind: unknown) => (Array.isArray(kind) ? [String(kind[0])] : []));
}

const callingCodes: Readonly<Record<string, readonly string[] | undefined>> = metadata.country_calling_codes;
const longestCallingCode = 3;

/** E.164 for the digits after a `+`, if a country or a worldwide service has numbers of this length. */
export function internationalNumber(digits: string): string | undefined {
  for (let length = 1; length <= longestCallingCode; length++) {
    const code = digits.slice(0, length);
    const isKnown =
      callingCodes[code]?.some((country) => planOf(country).lengths.has(digits.length - length)) ??
      (Object.hasOwn(metadata.nonGeographic, code) &&
        planOf(code, metadata.nonGeographic).lengths.has(digits.length - length));
    if (isKnown) return `+${digits}`;
  }
  return undefined;
}

/** E.164 for digits as dialled within a country, for the first of the countries that has such a number. */
export function nationalNumber(digits: string, countries: readonly CountryCode[]): string | undefined {
  for (const country of countries) {
    const { callingCode, form, homePrefix } = planOf(country);
    const isPrefixed = homePrefix !== '' && digits.startsWith(homePrefix);
    const national = isPrefixed ? digits.slice(homePrefix.length) : digits;
    if (form.test(national)) return `+${callingCode}${national}`;
    if (isPrefixed && form.test(digits)) return `+${callingCode}${digits}`;
  }
  return undefined;
}
