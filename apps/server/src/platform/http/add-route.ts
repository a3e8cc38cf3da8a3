import type { FastifyReply, HTTPMethods, RouteOptions } from 'fastify';
import { closeObjects } from './input/close-objects.ts';
import { etagOf } from './input/etag.ts';
import { PresentedRead, PresentedWrite } from './present-request.ts';
import type { RouteHost } from './route-host.ts';
import type { ReadRequest, Route, Routes } from './routes.ts';
import { tellOfRead } from './tell-of-read.ts';

/** The only way to add a route: areas through their route tables, the platform's own pages like any other. */
export function routesOn(host: RouteHost): Routes {
  type Handle = (request: ReadRequest) => Promise<unknown>;
  const add = (method: HTTPMethods) => (path: string, route: Route, handle: unknown) =>
    void host.app.route(fastifyRoute(host, method, path, route, handle as Handle));
  return { get: add('GET'), post: add('POST'), put: add('PUT'), delete: add('DELETE') } as Routes;
}

function fastifyRoute(
  host: RouteHost,
  method: HTTPMethods,
  url: string,
  route: Route,
  handle: (request: ReadRequest) => Promise<unknown>,
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
      // Set first, so that a handler may override it.
      if (route.status !== undefined) void reply.code(route.status);
      if (route.produces !== undefined) void reply.type(route.produces);
      const answer = await handle(
        isWrite ? new PresentedWrite(host, request, reply) : new PresentedRead(host, request, reply),
      );
      if (!isWrite) await tellOfRead(host.onRead, request, url, route);
      return reply.sent || reply.raw.headersSent ? reply : respond(reply, route, answer);
    },
  };
}

function respond(reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  if (route.version !== undefined) {
    // For a subsequent write. Never answered with 304: what one may do, and what is due, change without a new version.
    void reply.header('etag', etagOf(route.version(answer))).header('cache-control', 'no-cache');
  }
  if (answer === undefined && reply.statusCode === 200) void reply.code(204);
  return reply.send(answer);
}
