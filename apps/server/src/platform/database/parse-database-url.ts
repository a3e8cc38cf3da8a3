import { err, ok, type Result } from '../../kernel/result.ts';
import { Concealed } from '../secrets/concealed.ts';
import type { ConnectionTarget, TlsChoice } from './connection-target.ts';

/**
 * Parses `postgres://user:password@host:5432/name` (libpq's URI form; `?host=/folder` for a Unix socket). Off loopback
 * the server's certificate is verified unless the URL has `sslmode=disable` (R28). Weaker libpq modes (`prefer`,
 * `require` ...) are treated as `verify-full`. Errors never repeat the URL: it contains a password.
 */
export function parseDatabaseUrl(text: string): Result<ConnectionTarget, string> {
  const url = URL.parse(text);
  if (url === null) return err('it is not a URL: write postgres://user:password@host:5432/database');
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') return err('it must start with postgres://');
  const host = url.searchParams.get('host') ?? bareHost(url.hostname);
  const database = decode(url.pathname.slice(1));
  const user = decode(url.username);
  const password = decode(url.password);
  if (host === '') return err('it has no host');
  if (database === undefined || user === undefined || password === undefined) return err('it has a broken % escape');
  if (database === '') return err('it has no database');
  if (user === '') return err('it has no user');
  const tls = tlsChoice(host, url.searchParams);
  if (!tls.ok) return tls;
  return ok({
    host,
    port: url.port === '' ? POSTGRES_PORT : Number(url.port),
    database,
    user,
    password: password === '' ? undefined : new Concealed(password),
    tls: tls.value,
  });
}

const POSTGRES_PORT = 5432;
const SSL_MODES = new Set(['allow', 'prefer', 'require', 'verify-ca', 'verify-full']);
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

function tlsChoice(host: string, parameters: URLSearchParams): Result<TlsChoice, string> {
  const mode = parameters.get('sslmode');
  if (mode !== null && mode !== 'disable' && !SSL_MODES.has(mode)) return err('its sslmode is not valid');
  const isLocal = host.startsWith('/') || LOOPBACK.test(host);
  if (isLocal && (mode === null || mode === 'disable')) return ok({ kind: 'not-needed' });
  if (mode === 'disable') return ok({ kind: 'refused-by-operator' });
  return ok({ kind: 'verified', certificateAuthorityFile: parameters.get('sslrootcert') ?? undefined });
}

const bareHost = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
