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

/** One Muster, as this command reaches it. */
export type Connection = {
  readonly server: URL;
  readonly tokens: Tokens;
  /** Every call of the API as whoever is signed in; as nobody where there is no session and none is needed. */
  readonly api: MusterClient;
  readonly anonymous: MusterClient;
  /** What is no JSON: exports, streams, signed notes. Throws ProblemFailure unless the answer is a success. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** The server's clock, by its last answer. Ours until then. */
  readonly now: () => Date;
};

export { answerOf };

/** Clocks that differ by less than the header's own resolution are the same. */
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
