import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Concealed } from '../../../../platform/secrets/concealed.ts';

/**
 * Verifies the telephony provider's signature: HMAC-SHA-1 under the account's token over the URL called and every form
 * field, sorted by name. SHA-1 is the provider's choice; as a MAC it is unbroken.
 */
export function isFromProvider(
  token: Concealed,
  url: string,
  form: Readonly<Record<string, string>>,
  signature: string | undefined,
): boolean {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, name) => `${text}${name}${form[name] ?? ''}`, url);
  const expected = createHmac('sha1', token.reveal()).update(signed).digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
