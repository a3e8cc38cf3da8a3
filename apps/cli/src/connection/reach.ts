import { exitCode } from '../exit-code.ts';
import { CommandFailure } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/**
 * Sends a request, retrying after a pause if the connection broke or the server was overloaded: writes carry an
 * idempotency key.
 */
export type Reach = (request: Request) => Promise<Response>;

const PAUSES_MS = [250, 1_000];
const TOO_BUSY = 503;

export const createReach =
  (shell: Pick<Shell, 'fetch' | 'pause' | 'interrupted'>): Reach =>
  async (request) => {
    for (const wait of PAUSES_MS) {
      const answer = await attempt(shell, request);
      if (answer instanceof Response && answer.status !== TOO_BUSY) return answer;
      if (answer instanceof Error && isHopeless(answer)) throw unreachable(request, answer);
      await shell.pause(wait);
    }
    const last = await attempt(shell, request);
    if (last instanceof Response) return last;
    throw unreachable(request, last);
  };

async function attempt(
  { fetch, interrupted }: Pick<Shell, 'fetch' | 'interrupted'>,
  request: Request,
): Promise<Response | Error> {
  try {
    return await fetch(new Request(request.clone(), { signal: AbortSignal.any([request.signal, interrupted]) }));
  } catch (error) {
    if (interrupted.aborted) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Connection refused, unknown host or untrusted certificate: retrying changes nothing. */
const isHopeless = (error: Error): boolean =>
  /^(?:ECONNREFUSED|ENOTFOUND|ERR_INVALID_URL|ERR_TLS_.+|CERT_.+|DEPTH_ZERO_.+|SELF_SIGNED_.+|UNABLE_TO_.+)$/.test(
    codeOf(error),
  );

function codeOf(error: Error): string {
  const { code } = (error.cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function unreachable(request: Request, error: Error): CommandFailure {
  const { origin } = new URL(request.url);
  const code = codeOf(error);
  return new CommandFailure({
    exit: exitCode.cannotReach,
    code: 'cli/unreachable',
    what: `Muster cannot be reached at ${origin}.`,
    why:
      code === 'ECONNREFUSED'
        ? 'Nothing is listening there.'
        : `The connection failed${code === '' ? '' : ` (${code})`}.`,
    next:
      code === 'ECONNREFUSED'
        ? 'npm start, or --server with the correct address'
        : 'muster doctor, or --server with the correct address',
  });
}
