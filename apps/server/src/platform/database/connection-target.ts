import type { PoolConfig } from 'pg';
import type { Concealed } from '../secrets/concealed.ts';

/** Where and as whom to connect. `host` is a name, an address, or the folder of a Unix socket. */
export type ConnectionTarget = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: Concealed | undefined;
  readonly tls: TlsChoice;
};

/**
 * `not-needed`: a Unix socket or loopback. `verified`: certificate and host name are checked. `refused-by-operator`:
 * disabled explicitly in the URL, which readiness and doctor report (R28).
 */
export type TlsChoice =
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'verified'; readonly certificateAuthorityFile: string | undefined }
  | { readonly kind: 'refused-by-operator' };

/** One target for each database role. One login may serve several, but then the append-only guard is only advisory. */
export type RoleTargets = {
  readonly app: ConnectionTarget;
  readonly owner: ConnectionTarget;
  readonly sequencer: ConnectionTarget;
};

/** In `pg`'s form. `readFile` loads the certificate authority, if one is configured. */
export function pgConfig(target: ConnectionTarget, readFile: (path: string) => string): PoolConfig {
  return {
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    ...(target.password === undefined ? {} : { password: target.password.reveal() }),
    ssl: tlsOptions(target.tls, readFile),
  };
}

function tlsOptions(tls: TlsChoice, readFile: (path: string) => string): NonNullable<PoolConfig['ssl']> {
  if (tls.kind !== 'verified') return false;
  return tls.certificateAuthorityFile === undefined
    ? { rejectUnauthorized: true }
    : { rejectUnauthorized: true, ca: readFile(tls.certificateAuthorityFile) };
}
