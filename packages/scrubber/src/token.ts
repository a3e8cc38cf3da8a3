import { matchesOf } from './matches.ts';
import type { Kind, KnownKind, SubjectKind } from './finding.ts';

const kinds: Record<KnownKind, true> = {
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

const removedShape = new RegExp(`^\\[removed:(?:${Object.keys(kinds).join('|')}|x-[a-z0-9-]{1,40})\\]$`);
const pseudonymShape = /^(email|ip|user|phone|iban|person|custom)~[A-Za-z0-9_-]{1,32}\.[0-9a-hjkmnp-tv-z]{26}$/;

const anywhere = new RegExp(`${removedShape.source.slice(1, -1)}|${pseudonymShape.source.slice(1, -1)}`, 'g');

/** Positions of our own tokens in a text; most texts have none. */
export function tokensIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!text.includes('~') && !text.includes('[removed:')) return [];
  return matchesOf(anywhere, text).map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}

/** The token that replaces something RESTRICTED. */
export function removed(kind: Kind): string {
  return `[removed:${kind}]`;
}

/** Exactly one of our tokens, with nothing hidden beside it. */
export function isRemoved(text: string): boolean {
  return removedShape.test(text);
}

/** `email~k1.` and 26 characters of Crockford base32: kind, key id, 128 bits. */
export function isPseudonym(text: string, kind?: SubjectKind): boolean {
  const match = pseudonymShape.exec(text);
  return match !== null && (kind === undefined || match[1] === kind);
}
