import type { Actor } from '../kernel/actor.ts';
import type { AppError } from '../kernel/app-error.ts';
import { asId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { createHttp } from '../platform/http/create-http.ts';
import type { HttpOptions, Refused } from '../platform/http/http-options.ts';
import { createTelemetry } from '../platform/telemetry/telemetry.ts';
import { createManualClock } from './manual-clock.ts';
import { createKeptLog } from './kept-log.ts';
import { createSeededIds } from './seeded-ids.ts';

export const ADA: Actor = { kind: 'person', id: asId('ada'), sessionId: 'session-1' };

export const robot = (...scopes: string[]): Actor => ({ kind: 'service', id: asId('robot'), scopes });

const NOT_SIGNED_IN: AppError = { kind: 'unauthenticated', code: 'identity/not-signed-in', public: 'Sign in.' };

/** Options of a server on loopback, where `Authorization: Bearer <name>` authenticates as that name in `actors`. */
export function testHttpOptions(
  options: Partial<Omit<HttpOptions, 'log' | 'onRefused'>> & { readonly actors?: Readonly<Record<string, Actor>> } = {},
) {
  const { actors = { ada: ADA }, ...others } = options;
  const log = createKeptLog();
  const refused: Refused[] = [];
  return {
    log,
    refused,
    clock: createManualClock(),
    ids: createSeededIds(),
    telemetry: createTelemetry({ withProcess: false }),
    version: '0.0.0',
    exposure: { listen: { host: '127.0.0.1', port: 0 }, transport: { kind: 'plain' }, publicUrl: undefined },
    authenticate: async (request): Promise<Result<Actor, AppError>> => {
      const actor = actors[request.headers.authorization?.replace('Bearer ', '') ?? ''];
      return actor === undefined ? err(NOT_SIGNED_IN) : ok(actor);
    },
    runCommand: async () => {
      throw new Error('this test runs no command');
    },
    routes: [],
    checks: [],
    serviceLevel: { routes: new Set<string>(), latencyBoundSeconds: 2 },
    metricsAccess: 'anonymous',
    onRefused: (refusal) => void refused.push(refusal),
    ...others,
  } satisfies HttpOptions & { refused: Refused[] };
}

/** A server to call with `inject`, with its log and the refusals it recorded. */
export async function createTestHttp(options: Parameters<typeof testHttpOptions>[0] = {}) {
  const given = testHttpOptions(options);
  const http = await createHttp(given);
  return { ...http, log: given.log, refused: given.refused };
}

export const AS_ADA = { authorization: 'Bearer ada' };
