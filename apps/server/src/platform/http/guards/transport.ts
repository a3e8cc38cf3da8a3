import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Config } from '../../config/config.ts';

export type Exposure = Pick<Config, 'listen' | 'transport' | 'publicUrl'>;

export type StartProblem = { readonly problem: string; readonly remedy: string };

/** Whether Muster may listen like this: unencrypted only where nobody else can eavesdrop (GOV 6.3, R28). */
export function judgeExposure({ listen, transport }: Exposure): Result<undefined, StartProblem> {
  if (transport.kind !== 'plain' || isLoopback(listen.host)) return ok(undefined);
  return err({
    problem: `Muster does not serve plain HTTP on ${listen.host}: confidential data must be encrypted in transit (GOV-001 6.3).`,
    remedy:
      'Set MUSTER_TLS_CERT and MUSTER_TLS_KEY for HTTPS, or MUSTER_TRUSTED_PROXIES if a proxy ends TLS before Muster, or listen on 127.0.0.1.',
  });
}

/** Why a request must not be served over its transport, if so. Probes carry no data and may come from anywhere. */
export function createPassageGuard({
  transport,
  publicUrl,
}: Exposure): (request: FastifyRequest) => AppError | undefined {
  switch (transport.kind) {
    case 'https':
      return () => undefined;
    case 'behind-proxy':
      // Fastify trusts the header only from a trusted proxy: a request that bypasses the proxy counts as plain HTTP.
      return (request) => (request.protocol === 'https' || isProbe(request) ? undefined : NOT_ENCRYPTED);
    case 'plain':
      // DNS rebinding: a web page that resolves its own name to 127.0.0.1 would otherwise reach us as our own origin.
      return (request) => (isOwnName(request.hostname, publicUrl) || isProbe(request) ? undefined : WRONG_HOST);
  }
}

const isProbe = (request: FastifyRequest): boolean => request.url.startsWith('/health/');

const isOwnName = (host: string, publicUrl: URL | undefined): boolean =>
  host === publicUrl?.hostname || host.endsWith('.localhost') || isLoopback(host);

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare === 'localhost' || bare === '127.0.0.1') return true;
  return isIP(bare) !== 0 && ipaddr.process(bare).range() === 'loopback';
}

const NOT_ENCRYPTED: AppError = {
  kind: 'forbidden',
  code: 'request/not-encrypted',
  public: 'Muster can only be reached over HTTPS.',
  remedy:
    'Use the https:// address. If you run the proxy: make it send X-Forwarded-Proto, and list it in MUSTER_TRUSTED_PROXIES.',
  clause: '6.3',
};

const WRONG_HOST: AppError = {
  kind: 'forbidden',
  code: 'request/wrong-host',
  public: 'This Muster listens on its own machine only, and not under this host name.',
  remedy: 'Use http://localhost, or set MUSTER_URL to the address you use.',
};
