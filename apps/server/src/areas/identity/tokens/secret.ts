import { createHash } from 'node:crypto';
import type { Ids } from '../../../kernel/ids-source.ts';

const SECRET_BYTES = 32;

/** A bearer secret: 256 random bits, as text. */
export const newSecret = (ids: Pick<Ids, 'bytes'>): string =>
  Buffer.from(ids.bytes(SECRET_BYTES)).toString('base64url');

/** What is stored of one. A fast hash will do: nobody guesses 256 random bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * What a page must send along with the cookie that browsers send by themselves (abuse case 43). Made from the cookie, which
 * pages cannot read, so that another site cannot make it; it does not lead back to the cookie.
 */
export const csrfTokenOf = (cookie: string): string =>
  createHash('sha256').update('muster/csrf/v1\0').update(cookie).digest('base64url');
