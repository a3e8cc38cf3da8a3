import {
  answerOf,
  createMusterClient,
  isProblem,
  ProblemFailure,
  unreachable,
  type MusterClient,
} from '@muster/api-client';
import type { Shell } from '../shell.ts';
import { bearerFor } from './bearer.ts';
import { createReach } from './reach.ts';
import { readSessions, sessionsPath } from './sessions-file.ts';
import { serverAddress } from './server-address.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** A connection to one Muster server. */
export type Connection = {
  readonly server: URL;
  readonly tokens: Tokens;
  /** API calls as the signed-in user; unauthenticated if there is no session and none is needed. */
  readonly api: MusterClient;
  readonly anonymous: MusterClient;
  /** For responses that are not JSON: exports, streams, signed notes. @throws ProblemFailure unless successful */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The server's clock according to its last response; the local clock until then. */
  readonly now: () => Date;
};

export { answerOf };

/** Smaller differences are within the header's resolution and ignored. */
const SAME_CLOCK_MS = 2_000;

export function openConnection(shell: Shell, given: string | undefined): Connection {
  const server = serverAddress(shell, given, readSessions(sessionsPath(shell)).last);
  const resend = createReach(shell);
  let aheadMs = 0;
  const reach = async (request: Request): Promise<Response> => {
    const answer = await resend(request);
    const told = Date.parse(answer.headers.get('date') ?? '') - shell.now().getTime();
    aheadMs = Number.isNaN(told) || Math.abs(told) < SAME_CLOCK_MS ? 0 : told;
    return answer;
  };
  const tokens = createTokens(server, reach, shell);
  const authorised = async (request: Request): Promise<Response> => {
    request.headers.set('authorization', `Bearer ${await bearerFor(server, shell, tokens)}`);
    return reach(request);
  };
  const client = (fetch: (request: Request) => Promise<Response>): MusterClient =>
    createMusterClient({
      baseUrl: server.origin,
      fetch,
      headers: ({ method }): Record<string, string> => (method === 'GET' ? {} : { 'idempotency-key': shell.newKey() }),
    });
  return {
    server,
    tokens,
    api: client(authorised),
    anonymous: client(reach),
    fetch: async (path, init) => orThrow(await authorised(new Request(new URL(path, server), init))),
    now: () => new Date(shell.now().getTime() + aheadMs),
  };
}

async function orThrow(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const body: unknown = await answer.json().catch(() => undefined);
  throw new ProblemFailure(isProblem(body) ? body : unreachable(answer.status));
}
