import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { asId, type RequestId } from '../../kernel/ids.ts';
import { routesOn } from './add-route.ts';
import { addCompression } from './answer/compression.ts';
import { answerBadConnection } from './answer/bad-connection.ts';
import { createEventStreams, type EventStreams } from './answer/event-stream.ts';
import { createAnswers } from './answers.ts';
import './fastify-types.ts';
import { demandAccess } from './guards/access.ts';
import { type Arrivals, createArrivals } from './guards/arrivals.ts';
import { createLoad, type Load } from './guards/load.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { networkOf } from './guards/throttle.ts';
import { guardRequests } from './guard-requests.ts';
import { DEFAULT_LIMITS, type HttpLimits, type HttpOptions } from './http-options.ts';
import { addParsers } from './input/add-parsers.ts';
import { compileValidator } from './input/compile-validator.ts';
import { createAllowedMethods } from './system/allowed-methods.ts';
import { createReadiness } from './system/health.ts';
import { describeApi, openApiRoute } from './system/openapi.ts';
import { referencePage } from './system/reference-page.ts';
import { systemRoutes } from './system/system-routes.ts';
import { openWebApp } from './system/web-app.ts';

export type Http = {
  readonly app: FastifyInstance;
  readonly load: Load;
  /** Requests whose body is still arriving. */
  readonly bodies: Arrivals;
  readonly streams: EventStreams;
  readonly limits: HttpLimits;
  /** The OpenAPI description, as served at /openapi.json. */
  readonly openApi: () => object;
};

/**
 * The whole HTTP server, ready to listen or to be called with `app.inject`. Throws if a route's declaration is invalid.
 */
export async function createHttp(
  options: HttpOptions,
  tls?: { readonly cert: string; readonly key: string },
): Promise<Http> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const load = createLoad(limits.maxInFlight);
  const bodies = createArrivals({ perNetwork: limits.maxBodiesPerNetwork, most: limits.maxBodies });
  const streams = createEventStreams(limits.heartbeatSeconds, {
    perReader: limits.maxStreamsPerReader,
    most: limits.maxStreams,
  });
  const allowedMethods = createAllowedMethods();
  const web = options.webRoot === undefined ? undefined : openWebApp(options.webRoot);
  const headers = securityHeaders({ isEncrypted: options.exposure.transport.kind !== 'plain' });
  const answers = createAnswers({ ...options, headers, web, allowedMethods });
  const app = createApp(options, limits, answers.frameworkFault, tls);

  app.addHook('onRoute', (route) => {
    demandAccess(route);
    allowedMethods.add(route.method, route.url);
  });
  app.setValidatorCompiler<TSchema>(compileValidator);
  addParsers(app, { maxDepth: limits.maxJsonDepth });
  await describeApi(app, options.version);
  await app.register(cookie);
  await addCompression(app);
  guardRequests(app, options, { load, bodies, headers });
  cutSilent(app, options, limits);
  app.setErrorHandler(answers.failed);
  app.setNotFoundHandler(answers.notFound);

  const { log, runCommand, onRead } = options;
  const routes = routesOn({ app, log, runCommand, streams, onRead });
  const readiness = createReadiness(options.checks, options.log);
  const own = [
    systemRoutes({ ...options, readiness, load }),
    openApiRoute(() => app.swagger()),
    referencePage(options.ids),
  ];
  for (const table of [...own, ...options.routes]) table(routes);
  await app.ready();
  return { app, load, bodies, streams, limits, openApi: () => app.swagger() };
}

function createApp(
  { ids, exposure }: HttpOptions,
  limits: HttpLimits,
  frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => unknown,
  tls: { readonly cert: string; readonly key: string } | undefined,
): FastifyInstance {
  const { transport } = exposure;
  const server = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: limits.headersTimeoutMs,
    // How often Node checks for connections that are too slow; its default is 30 s.
    connectionsCheckingInterval: 2000,
  };
  const options = {
    // Fastify's own logger would bypass ours (GOV 6.5).
    logger: false,
    trustProxy: transport.kind === 'behind-proxy' ? [...transport.trustedProxies] : false,
    bodyLimit: limits.maxBodyBytes,
    requestTimeout: limits.requestTimeoutMs,
    genReqId: (request: { headers: Record<string, unknown> }) =>
      readRequestId(request.headers['x-request-id']) ?? ids.opaque(),
    routerOptions: { maxParamLength: 512, caseSensitive: true, ignoreTrailingSlash: false },
    // During shutdown, requests get our own 503 from guards/load.ts.
    return503OnClosing: false,
    frameworkErrors,
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) =>
      answerBadConnection(error, socket, asId(ids.opaque())),
    http: server,
  } as const;
  return tls === undefined
    ? fastify(options)
    : fastify({
        ...options,
        https: { ...tls, ...server, handshakeTimeout: limits.headersTimeoutMs, minVersion: 'TLSv1.2' },
      });
}

/** Bounds connections that send no request. Behind a proxy all connections are the proxy's, which has its own bound. */
function cutSilent(app: FastifyInstance, { exposure }: HttpOptions, limits: HttpLimits): void {
  if (exposure.transport.kind === 'behind-proxy') return;
  const silent = createArrivals({ perNetwork: limits.maxSilentPerNetwork, most: limits.maxSilent });
  const leaves = new WeakMap<Socket, () => void>();
  app.server.on(exposure.transport.kind === 'https' ? 'secureConnection' : 'connection', (socket: Socket) => {
    const leave = silent.enter(networkOf(socket.remoteAddress ?? ''), () => socket.destroy());
    leaves.set(socket, leave);
    socket.once('close', leave);
  });
  app.server.on('request', ({ socket }) => leaves.get(socket)?.());
}

/**
 * Accepts a caller's X-Request-Id if well formed, so that a request can be traced across systems; anything else is
 * replaced, not repaired, because it goes into logs and responses.
 */
export const readRequestId = (header: unknown): RequestId | undefined =>
  typeof header === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(header) ? (header as RequestId) : undefined;
