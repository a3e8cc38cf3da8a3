import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { AppFailure } from '../../kernel/app-error.ts';
import { identify, judgeAccess } from './guards/access.ts';
import { judgeCoding, TAKEN } from './guards/coding.ts';
import { judgeOrigin } from './guards/cross-site.ts';
import type { Load } from './guards/load.ts';
import { createPassageGuard } from './guards/transport.ts';
import type { HttpOptions } from './http-options.ts';
import { orFail } from './or-fail.ts';
import { createRequestMetrics } from './system/request-metrics.ts';

const ANONYMOUS: Actor = { kind: 'anonymous' };

/** Probes and measurements are answered by a server that is overloaded or stopping, too. */
const ALWAYS_LET_IN = /^\/(health|metrics)(\/|$)/;

/** Everything that a request passes before its body is read, in this order: load, passage, origin, access, coding. */
export function guardRequests(
  app: FastifyInstance,
  options: HttpOptions,
  { load, headers }: { readonly load: Load; readonly headers: Readonly<Record<string, string>> },
): void {
  const count = createRequestMetrics(options.telemetry, options.serviceLevel);
  app.decorateRequest('actor');
  app.decorateReply('firstByteMs', undefined);
  app.decorateReply('leave', undefined);

  const passage = createPassageGuard(options.exposure);
  app.addHook('onRequest', (request, reply, done) => {
    request.actor = ANONYMOUS;
    reply.headers(headers).header('x-request-id', request.id);
    if (!ALWAYS_LET_IN.test(request.url)) letIn(reply);
    refuseIf(passage(request));
    refuseIf(judgeOrigin(request));
    done();
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.actor = orFail(await identify(access, request, options.authenticate));
    refuseIf(judgeAccess(access, request.actor));
    const coding = judgeCoding(request.headers);
    if (coding !== undefined) void reply.header('accept-encoding', TAKEN);
    refuseIf(coding);
  });

  app.addHook('onSend', (_, reply, payload, done) => {
    // Else the connections of what is served while stopping would idle on and hold the stop up.
    if (load.isDraining) void reply.header('connection', 'close');
    done(null, payload);
  });

  app.addHook('onResponse', (request, reply, done) => {
    reply.leave?.();
    count(servedOf(request, reply));
    done();
  });

  function letIn(reply: FastifyReply): void {
    const leave = orFail(load.enter());
    reply.leave = leave;
    // A caller who hangs up is not being served any more.
    reply.raw.once('close', leave);
  }
}

const servedOf = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  seconds: (reply.firstByteMs ?? reply.elapsedTime) / 1000,
});

function refuseIf(error: AppFailure['error'] | undefined): void {
  if (error !== undefined) throw new AppFailure(error);
}
