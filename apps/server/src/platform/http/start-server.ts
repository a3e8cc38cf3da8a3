import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Certificate, createCertificateFollower, readCertificate } from './certificate.ts';
import { createHttp, type Http } from './create-http.ts';
import { judgeExposure, type StartProblem } from './guards/transport.ts';
import type { HttpOptions } from './http-options.ts';

const CERTIFICATE_LOOK_MS = 10_000;

export type RunningServer = {
  /** The public URL if configured, else the listener's. */
  readonly url: string;
  readonly http: Http;
  /**
   * Admits nothing new, lets requests in progress finish, closes streams; after the time limit, closes what is left.
   */
  readonly stop: () => Promise<void>;
};

/**
 * Listens. What an operator can fix (an exposure that the policy forbids, a port in use) is an error value with a
 * remedy.
 */
export async function startServer(options: HttpOptions): Promise<Result<RunningServer, StartProblem>> {
  const { exposure, log } = options;
  const judged = judgeExposure(exposure);
  if (!judged.ok) return judged;
  const tls = exposure.transport.kind === 'https' ? await readCertificate(exposure.transport) : undefined;
  if (tls?.ok === false) return tls;

  const http = await createHttp(options, tls?.value);
  const listening = await listen(http, exposure.listen);
  if (!listening.ok) {
    await http.app.close();
    return listening;
  }
  const unfollow = tls === undefined ? () => {} : followCertificate(options, http, tls.value);
  const url = exposure.publicUrl?.origin ?? ownUrl(http, exposure);
  log.info('http.listening', { url, transport: exposure.transport.kind });
  return ok({ url, http, stop: async () => stop(http, unfollow) });
}

async function listen(
  { app }: Http,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<undefined, StartProblem>> {
  try {
    await app.listen({ host, port });
    return ok(undefined);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      return err({
        problem: `Port ${port} on ${host} is in use.`,
        remedy: 'Stop what uses it (another Muster?), or set MUSTER_PORT.',
      });
    if (code === 'EACCES')
      return err({
        problem: `Muster is not permitted to listen on port ${port}.`,
        remedy: 'Set MUSTER_PORT to 1024 or above.',
      });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return err({ problem: `${host} is not an address of this machine.`, remedy: 'Fix MUSTER_HOST.' });
    throw error;
  }
}

function followCertificate({ exposure, log }: HttpOptions, http: Http, current: Certificate): () => void {
  if (exposure.transport.kind !== 'https') return () => {};
  const follower = createCertificateFollower({
    server: http.app.server as unknown as TlsServer,
    files: exposure.transport,
    current,
    log,
  });
  const timer = setInterval(() => void follower.look(), CERTIFICATE_LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function stop({ app, load, streams, limits }: Http, unfollow: () => void): Promise<void> {
  unfollow();
  load.drain();
  streams.closeAll();
  const hangUp = setTimeout(() => app.server.closeAllConnections(), limits.stopTimeoutMs);
  await app.close();
  clearTimeout(hangUp);
}

function ownUrl({ app }: Http, { listen: wanted, transport }: HttpOptions['exposure']): string {
  const { port } = app.server.address() as AddressInfo;
  const host = wanted.host.includes(':') ? `[${wanted.host}]` : wanted.host;
  return `${transport.kind === 'https' ? 'https' : 'http'}://${host}:${port}`;
}
