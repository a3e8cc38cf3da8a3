import type { KeyMeaning } from './key-lexicon.ts';
import { isPlaceholder } from './placeholder.ts';

/** Whether a value under a key of this meaning is a secret. */
export function isSecretUnder(meaning: KeyMeaning | undefined, value: string): boolean {
  if (meaning === 'header') return !isPlaceholder(value.replace(scheme, ''));
  if (meaning === 'secret') return !isPlaceholder(value) && !isReferenceName(value);
  return meaning === 'likely-secret' && !isPlaceholder(value) && looksRandom(value);
}

const scheme = /^\s*(?:bearer|basic|token|apikey|negotiate|ntlm)(?:\s+|$)/i;

/** Long and mixed enough to be a key or a token rather than words, a number, a date or a page's URL. */
export function looksRandom(value: string): boolean {
  if (value.length < 7 || /\s/.test(value)) return false;
  if (value.length > 512) return true;
  if (value.includes('://') || /^[\d.,:+\-TZ/%]+$/.test(value)) return false;
  if (/^[A-Za-z]+(?:[-_./:]+[A-Za-z]+)*$/.test(value) || /^[A-Za-z]+(?:[-_./:]+[A-Za-z]+)+\d{1,2}$/.test(value)) {
    return value.length >= 20 && !/[-_./:]/.test(value) && /[a-z][A-Z]/.test(value) && entropy(value) >= 3.7;
  }
  return entropy(value) >= 2.5;
}

/** Shannon entropy of the characters, in bits. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  const sample = value.slice(0, 256);
  for (const char of sample) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / sample.length) * Math.log2(count / sample.length);
  return bits;
}

/** `ml-serving-db-credentials`: the name of a secret (Kubernetes `secretName`), which reveals nothing. */
function isReferenceName(value: string): boolean {
  return (
    value.length <= 64 && /^[a-z]+(?:-[a-z]+)*-(?:secrets?|creds?|credentials?|passwords?|tokens?|keys?)$/.test(value)
  );
}
