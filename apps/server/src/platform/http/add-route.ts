import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { RequestId } from '../../kernel/ids.ts';
import type { Command } from '../commands/command.ts';
import type { Logger } from '../log/logger.ts';
import { type EventStreams, openEventStream } from './answer/event-stream.ts';
import { closeObjects } from './input/close-objects.ts';
import { etagOf, matchesIfNoneMatch, readIfMatch } from './input/etag.ts';
import { readIdempotencyKey } from './input/idempotency-key.ts';
import { orFail } from './or-fail.ts';
import type { ReadRequest, Route, Routes, RunCommand, WriteRequest } from './routes.ts';

export type RouteHost = {
  readonly app: FastifyInstance;
  readonly log: Logger;
  readonly runCommand: RunCommand;
  readonly streams: EventStreams;
};

/** The one way a route comes into being: areas through their route tables, the platform's own pages like any other. */
export function routesOn(host: RouteHost): Routes {
  type Handle = (request: WriteRequest) => Promise<unknown>;
  const add = (method: HTTPMethods) => (path: string, route: Route, handle: unknown) =>
    void host.app.route(fastifyRoute(host, method, path, route, handle as Handle));
  return { get: add('GET'), post: add('POST'), put: add('PUT'), delete: add('DELETE') } as Routes;
}

function fastifyRoute(
  host: RouteHost,
  method: HTTPMethods,
  url: string,
  route: Route,
  handle: (request: WriteRequest) => Promise<unknown>,
): RouteOptions {
  const { params, query, body, response } = route.schema ?? {};
  const isWrite = method !== 'GET';
  if (!isWrite && body !== undefined) throw new Error(`GET ${url} cannot have a body`);
  return {
    method,
    url,
    config: { access: route.access, route },
    schema: {
      summary: route.summary,
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: closeObjects(query) }),
      ...(body === undefined ? {} : { body: closeObjects(body) }),
      ...(response === undefined ? {} : { response: { [route.status ?? 200]: response } }),
    },
    ...(route.maxBodyBytes === undefined ? {} : { bodyLimit: route.maxBodyBytes }),
    handler: async (request, reply) => {
      // Said first, so that a handler may say otherwise.
      if (route.status !== undefined) void reply.code(route.status);
      if (route.produces !== undefined) void reply.type(route.produces);
      const answer = await handle(
        isWrite ? present(host, request, reply) : (presentRead(host, request, reply) as WriteRequest),
      );
      return reply.sent || reply.raw.headersSent ? reply : respond(request, reply, route, answer);
    },
  };
}

function respond(request: FastifyRequest, reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  if (route.version !== undefined) {
    const etag = etagOf(route.version(answer));
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.method === 'GET' && matchesIfNoneMatch(request.headers['if-none-match'], etag))
      return reply.code(304).send();
  }
  if (answer === undefined && reply.statusCode === 200) void reply.code(204);
  return reply.send(answer);
}

function presentRead(host: RouteHost, request: FastifyRequest, reply: FastifyReply): ReadRequest {
  return {
    params: request.params as undefined,
    query: request.query as undefined,
    actor: request.actor,
    requestId: request.id as RequestId,
    get log() {
      return host.log.with({ requestId: request.id });
    },
    ip: request.ip,
    openEventStream: () => openEventStream(reply, host.streams, { lastEventId: request.headers['last-event-id'] }),
    http: { request, reply },
  };
}

function present(host: RouteHost, request: FastifyRequest, reply: FastifyReply): WriteRequest {
  const expectedVersion = orFail(readIfMatch(request.headers['if-match']));
  const idempotencyKey = orFail(readIdempotencyKey(oneOf(request.headers['idempotency-key'])));
  const invocation = {
    actor: request.actor,
    requestId: request.id as RequestId,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
  const run = async <I extends TSchema, F, O>(command: Command<I, F, O>, input: Static<I>): Promise<O> => {
    const result = await host.runCommand(command, invocation, input);
    if (result.ok) return result.value;
    throw new CommandRefused(result.error);
  };
  return Object.assign(presentRead(host, request, reply), {
    body: request.body as undefined,
    precondition: expectedVersion === undefined ? {} : { expectedVersion },
    idempotencyKey,
    run,
  });
}

/** A refusal that the command adapter has recorded already; others are recorded on the way out. */
export class CommandRefused extends AppFailure {
  constructor(error: AppError) {
    super(error);
    this.name = 'CommandRefused';
  }
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header;
