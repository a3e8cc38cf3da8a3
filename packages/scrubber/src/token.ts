import type { Kind, SubjectKind } from './finding.ts';

const kinds: Record<Kind, true> = {
  email: true,
  ip: true,
  user: true,
  jwt: true,
  'api-key': true,
  credential: true,
  'private-key': true,
  secret: true,
  'url-password': true,
  card: true,
  'national-id': true,
  iban: true,
  phone: true,
  person: true,
  unscannable: true,
};

const removedShape = new RegExp(`^\\[removed:(?:${Object.keys(kinds).join('|')})\\]$`);
const pseudonymShape = /^(email|ip|user|phone|iban|person)~[A-Za-z0-9_-]{1,32}\.[0-9a-hjkmnp-tv-z]{26}$/;

/** The token left where something RESTRICTED stood. */
export function removed(kind: Kind): string {
  return `[removed:${kind}]`;
}

/** Exactly a token of ours, and nothing hidden beside it. */
export function isRemoved(text: string): boolean {
  return removedShape.test(text);
}

/** `email~k1.` and 26 characters of Crockford base32: kind, key id, 128 bits. */
export function isPseudonym(text: string, kind?: SubjectKind): boolean {
  const match = pseudonymShape.exec(text);
  return match !== null && (kind === undefined || match[1] === kind);
}
