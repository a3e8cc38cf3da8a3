import examples from 'libphonenumber-js/mobile/examples';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { internationalNumber, nationalNumber } from './phone-plans.ts';

const countries = Object.keys(examples) as CountryCode[];

test.each(countries)('a mobile number of %s is read as libphonenumber reads it', (country) => {
  const { number } = parsePhoneNumberFromString(examples[country], country)!;
  expect(internationalNumber(number.slice(1))).toBe(number);
  expect(nationalNumber(examples[country], [country])).toBe(number);
});

test.each(['0301 901820', '020 7946 0958', '07700 900123', '(212) 555-0187', '01 42 68 53 00', '3-2-1', '1234567'])(
  '%s at home is what libphonenumber makes of it',
  (written) => {
    for (const country of ['US', 'GB', 'DE', 'FR', 'IN', 'ES'] as const) {
      const theirs = parsePhoneNumberFromString(written, country);
      const expected = theirs?.isValid() === true ? theirs.number : undefined;
      expect(nationalNumber(written.replaceAll(/\D/g, ''), [country]), country).toBe(expected);
    }
  },
);

test.each(['0', '999', '12', '49', '4930'])('+%s is not a number', (digits) => {
  expect(internationalNumber(digits)).toBeUndefined();
});
