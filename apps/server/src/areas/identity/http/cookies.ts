import { SESSION_COOKIE } from '../../../platform/http/session-cookie.ts';
import type { CookieSerializeOptions } from '@fastify/cookie';

export type CookieNames = {
  readonly session: string;
  readonly device: string;
  /** Binds a sign-in attempt at the identity provider to the browser that started it. */
  readonly signOn: string;
  readonly isSecure: boolean;
};

/**
 * Over HTTPS the `__Host-` prefix keeps neighbouring hosts and plain connections from planting a cookie. Browsers
 * refuse the prefix over plain HTTP on loopback, so there the names have none.
 */
export const cookieNames = (isEncrypted: boolean): CookieNames =>
  isEncrypted
    ? {
        session: SESSION_COOKIE.encrypted,
        device: '__Host-muster-device',
        signOn: '__Host-muster-sign-on',
        isSecure: true,
      }
    : { session: SESSION_COOKIE.plain, device: 'muster_device', signOn: 'muster_sign_on', isSecure: false };

/** Not readable by scripts, not sent with cross-site requests. */
export const cookieOptions = (names: CookieNames, expires: Date): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: names.isSecure,
  expires,
});
