import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { AppFailure } from '../../kernel/app-error.ts';
import { identify, judgeAccess } from './guards/access.ts';
import { answerBadConnection } from './answer/bad-connection.ts';
import type { RequestId } from '../../kernel/ids.ts';
import type { Arrivals } from './guards/arrivals.ts';
import { networkOf } from './guards/throttle.ts';
import { judgeCoding, takenCodings } from './guards/coding.ts';
import { judgeOrigin } from './guards/cross-site.ts';
import type { Load } from './guards/load.ts';
import { createPassageGuard } from './guards/transport.ts';
import type { HttpOptions } from './http-options.ts';
import { orFail } from './or-fail.ts';
import { createRequestMetrics } from './system/request-metrics.ts';

type Guarding = {
  readonly load: Load;
  readonly bodies: Arrivals;
  readonly headers: Readonly<Record<string, string>>;
};

const TOO_SLOW = Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const ANONYMOUS: Actor = { kind: 'anonymous' };

/** Probes and metrics are served even when overloaded or stopping. */
const ALWAYS_LET_IN = /^\/(health|metrics)(\/|$)/;

/** The checks on a request before its body is read, in this order: load, transport, origin, access, encoding. */
export function guardRequests(app: FastifyInstance, options: HttpOptions, { load, bodies, headers }: Guarding): void {
  const count = createRequestMetrics(options.telemetry, options.serviceLevel);
  app.decorateRequest('actor');
  app.decorateReply('firstByteMs', undefined);
  app.decorateReply('leave', undefined);
  app.decorateReply('bodyIsThere', undefined);

  const passage = createPassageGuard(options.exposure);
  app.addHook('onRequest', (request, reply, done) => {
    request.actor = ANONYMOUS;
    reply.headers(headers).header('x-request-id', request.id);
    if (!ALWAYS_LET_IN.test(request.url)) {
      if (hasBody(request)) {
        refuseIf(load.judge());
        awaitBody(request, reply);
      } else letIn(reply);
    }
    refuseIf(passage(request));
    refuseIf(judgeOrigin(request));
    done();
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return;
    request.actor = orFail(await identify(access, request, options.authenticate));
    refuseIf(judgeAccess(access, request.actor));
    const takesGzip = request.routeOptions.config.route?.takesGzip === true;
    const coding = judgeCoding(request.headers, takesGzip);
    if (coding !== undefined) void reply.header('accept-encoding', takenCodings(takesGzip));
    refuseIf(coding);
    await request.routeOptions.config.route?.admit?.(paramsOf(request));
  });

  // A request with half a body is not being served: it takes a slot only once it has arrived.
  app.addHook('preValidation', (_, reply, done) => {
    if (reply.bodyIsThere !== undefined) {
      reply.bodyIsThere();
      reply.bodyIsThere = undefined;
      letIn(reply);
    }
    done();
  });

  app.addHook('onSend', (_, reply, payload, done) => {
    // Otherwise keep-alive connections would stay idle and delay the shutdown.
    if (load.isDraining) void reply.header('connection', 'close');
    done(null, payload);
  });

  app.addHook('onResponse', (request, reply, done) => {
    reply.leave?.();
    if (request.routeOptions.config.route?.isUncounted !== true) count(servedOf(request, reply));
    done();
  });

  function awaitBody(request: FastifyRequest, reply: FastifyReply): void {
    const { socket } = request.raw;
    const cut = () => {
      answerBadConnection(TOO_SLOW, socket, request.id as RequestId);
      // A client this slow might never close the connection itself.
      socket.destroySoon();
    };
    reply.bodyIsThere = bodies.enter(networkOf(request.ip), cut);
    reply.raw.once('close', reply.bodyIsThere);
  }

  function letIn(reply: FastifyReply): void {
    const leave = orFail(load.enter());
    reply.leave = leave;
    // A caller that has disconnected is no longer being served.
    reply.raw.once('close', leave);
  }
}

/** Raw path parameters, not yet validated by the schema. */
export const paramsOf = (request: FastifyRequest): Readonly<Record<string, string | undefined>> =>
  (request.params ?? {}) as Readonly<Record<string, string | undefined>>;

const servedOf = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  seconds: (reply.firstByteMs ?? reply.elapsedTime) / 1000,
});

function refuseIf(error: AppFailure['error'] | undefined): void {
  if (error !== undefined) throw new AppFailure(error);
}
