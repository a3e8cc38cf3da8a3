import type { CookieSerializeOptions } from '@fastify/cookie';

export type CookieNames = {
  readonly session: string;
  readonly device: string;
  readonly isSecure: boolean;
};

/**
 * With HTTPS the `__Host-` prefix lets no neighbouring host and no plain connection plant a cookie. On loopback over plain
 * HTTP browsers would refuse that prefix, so the names are plain there.
 */
export const cookieNames = (isEncrypted: boolean): CookieNames =>
  isEncrypted
    ? { session: '__Host-muster', device: '__Host-muster-device', isSecure: true }
    : { session: 'muster_session', device: 'muster_device', isSecure: false };

/** Not readable by scripts, not sent by other sites' requests. */
export const cookieOptions = (names: CookieNames, expires: Date): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: names.isSecure,
  expires,
});
