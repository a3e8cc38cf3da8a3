import { timingSafeEqual } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { asId } from '../../../kernel/ids.ts';
import { keyedHash } from '../../../platform/keys/keyed-hash.ts';
import type { KeyRing } from '../../../platform/keys/key-ring.ts';
import type { Attempt } from '../domain/attempt.ts';

const Kept = Type.Object({
  secret: Type.String(),
  provider: Type.String(),
  expiresAt: Type.Integer(),
  next: Type.String(),
  purpose: Type.Union([
    Type.Object({ kind: Type.Literal('sign-in') }),
    Type.Object({ kind: Type.Literal('link'), person: Type.String(), session: Type.String() }),
    Type.Object({ kind: Type.Literal('join'), linkHash: Type.String() }),
  ]),
});

/** Seals the attempt into a cookie that the browser can neither forge nor change; the server stores nothing. */
export function attemptCookie(ring: KeyRing, attempt: Attempt): string {
  const text = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  return `${text}.${macOf(ring, text).toString('base64url')}`;
}

/** The attempt in a cookie; undefined if invalid or expired. */
export function readAttempt(ring: KeyRing, cookie: string | undefined, now: Date): Attempt | undefined {
  const [text = '', mac = ''] = cookie?.split('.') ?? [];
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(ring, text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const kept: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return Check(Kept, kept) && kept.expiresAt > now.getTime() ? attemptFrom(kept) : undefined;
}

const attemptFrom = ({ purpose, ...rest }: Static<typeof Kept>): Attempt => ({
  ...rest,
  purpose: purpose.kind === 'link' ? { ...purpose, person: asId(purpose.person) } : purpose,
});

const macOf = (ring: KeyRing, text: string): Buffer => keyedHash(ring.current('links').bytes, 'sso/attempt', text);
