import { createHash } from 'node:crypto';
import type { Ids } from '../../../kernel/ids-source.ts';

const SECRET_BYTES = 32;

/** A bearer secret: 256 random bits, as text. */
export const newSecret = (ids: Pick<Ids, 'bytes'>): string =>
  Buffer.from(ids.bytes(SECRET_BYTES)).toString('base64url');

/** The stored form of a secret. A fast hash suffices: 256 random bits cannot be guessed. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * What a page must send along with the cookie, which browsers attach by themselves (abuse case 43). Derived from the
 * cookie, which scripts cannot read, so another site cannot compute it; the cookie cannot be derived from it.
 */
export const csrfTokenOf = (cookie: string): string =>
  createHash('sha256').update('muster/csrf/v1\0').update(cookie).digest('base64url');
