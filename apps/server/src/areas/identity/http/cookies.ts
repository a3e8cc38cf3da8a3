import { SESSION_COOKIE } from '../../../platform/http/session-cookie.ts';
import type { CookieSerializeOptions } from '@fastify/cookie';

export type CookieNames = {
  readonly session: string;
  readonly device: string;
  /** Binds an attempt at the identity provider to the browser that began it. */
  readonly signOn: string;
  readonly isSecure: boolean;
};

/**
 * With HTTPS the `__Host-` prefix lets no neighbouring host and no plain connection plant a cookie. On loopback over plain
 * HTTP browsers would refuse that prefix, so the names are plain there.
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

/** Not readable by scripts, not sent by other sites' requests. */
export const cookieOptions = (names: CookieNames, expires: Date): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: names.isSecure,
  expires,
});
