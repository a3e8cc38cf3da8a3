import { timingSafeEqual } from 'node:crypto';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { Key, KeyRing } from '../../../platform/keys/key-ring.ts';

/** A link's claim, proven by its MAC: this person, for this page, until then (R30). */
export type AnswerClaim = { readonly page: string; readonly principal: PrincipalId; readonly expiresAt: Date };

/**
 * Capability links that let a paged person answer without signing in. The capability is in the URL alone, so nothing is
 * stored: `k1~<page, person, expiry>~<HMAC-SHA-256>`. Links already sent stay valid across key rotation.
 */
export interface AnswerLinks {
  pathFor(claim: AnswerClaim): string;
  /** The claim of an authentic token that has not expired. */
  open(token: string, now: Date): AnswerClaim | undefined;
}

export const createAnswerLinks = (ring: KeyRing, { path, label }: LinkPurpose = answersPage): AnswerLinks => ({
  pathFor: (claim) => `${path}${tokenFor(ring.current('links'), claim, label)}`,
  open: (token, now) => {
    const [, kid, body, mac] = SHAPE.exec(token) ?? [];
    if (kid === undefined || body === undefined || mac === undefined) return undefined;
    const key = ring.find('links', kid);
    if (key === undefined || !timingSafeEqual(macOf(key, body, label), Buffer.from(mac, 'base64url'))) return undefined;
    const claim = readClaim(Buffer.from(body, 'base64url'));
    return isBefore(now, claim.expiresAt) ? claim : undefined;
  },
});

/** What a link is for: one made for another purpose does not open. */
type LinkPurpose = { readonly path: string; readonly label: string };

const answersPage: LinkPurpose = { path: '/a/', label: 'notifications/answer-link/v1' };

/** A link that decides a request: its claim's `page` is the request id. */
export const decidesRequest: LinkPurpose = { path: '/d/', label: 'notifications/approval-link/v1' };

/** A link to subscribe to or unsubscribe from PUBLIC updates: its claim's `page` is the subscriber id. */
export const answersSubscription: LinkPurpose = { path: '/s/', label: 'notifications/subscription-link/v1' };

const UUID_BYTES = 16;
const INSTANT_BYTES = 6;
const PRINCIPAL_AT = UUID_BYTES;
const INSTANT_AT = PRINCIPAL_AT + UUID_BYTES;

/** 38 bytes of claim and 32 of MAC in base64url; only the canonical encoding of the bytes is valid. */
const SHAPE = /^(k[1-9]\d{0,5})~([\w-]{50}[AEIMQUYcgkosw048])~([\w-]{42}[AEIMQUYcgkosw048])$/;

const tokenFor = (key: Key, claim: AnswerClaim, label: string): string => {
  const body = writeClaim(claim).toString('base64url');
  return `${key.kid}~${body}~${macOf(key, body, label).toString('base64url')}`;
};

const macOf = (key: Key, body: string, label: string): Buffer => keyedHash(key.bytes, label, body);

function writeClaim({ page, principal, expiresAt }: AnswerClaim): Buffer {
  const instant = Buffer.alloc(INSTANT_BYTES);
  instant.writeUIntBE(expiresAt.getTime(), 0, INSTANT_BYTES);
  return Buffer.concat([uuidBytes(page), uuidBytes(principal), instant]);
}

const readClaim = (bytes: Buffer): AnswerClaim => ({
  page: uuidFrom(bytes.subarray(0, PRINCIPAL_AT)),
  principal: asId(uuidFrom(bytes.subarray(PRINCIPAL_AT, INSTANT_AT))),
  expiresAt: new Date(bytes.readUIntBE(INSTANT_AT, INSTANT_BYTES)),
});

function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== UUID_BYTES) throw new Error('an answer link names a page and a person by their UUIDs');
  return bytes;
}

const uuidFrom = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
