import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import type { Access } from '../guards/access.ts';
import type { Route, RouteTable } from '../routes.ts';
import { hoistNamedSchemas, type OpenApi } from './hoist-named-schemas.ts';
import { ProblemSchema } from './problem-schema.ts';
import { SESSION_COOKIE } from '../session-cookie.ts';

/** Generates the OpenAPI description from the routes. Registered before any of them. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Muster',
        version,
        description: 'ML incident response that enforces its governance policy and can prove it.',
      },
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'An access token, or an API key of a service account.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: SESSION_COOKIE.encrypted,
            description: 'A browser session; writes also send X-CSRF-Token.',
          },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: describe(schema ?? {}, url, route.config?.route, route.method !== 'GET'),
      url,
    }),
    transformObject: (document) =>
      'openapiObject' in document ? (hoistNamedSchemas(document.openapiObject as OpenApi) as object) : {},
  });
}

/** Serves the document at its usual path. */
export const openApiRoute =
  (document: () => object): RouteTable =>
  (routes) =>
    routes.get(
      '/openapi.json',
      { access: 'anonymous', summary: 'This description', isHidden: true, produces: 'application/json' },
      async () => JSON.stringify(document()),
    );

function describe(schema: FastifySchema, url: string, route: Route | undefined, isWrite: boolean): FastifySchema {
  if (route === undefined || route.isHidden === true) return { hide: true };
  const response = (schema.response ?? {}) as Readonly<Record<string, unknown>>;
  const described = {
    ...schema,
    ...(route.description === undefined ? {} : { description: route.description }),
    tags: [tagOf(url)],
    security: securityOf(route.access),
    ...(isWrite && !isOpenToAll(route.access) ? { headers: headersOfWrite(route) } : {}),
    ...(route.consumes === 'form' ? { consumes: ['application/x-www-form-urlencoded'] } : {}),
    ...(route.produces === undefined ? {} : { produces: [route.produces] }),
    ...(route.clauses === undefined ? {} : { 'x-gov-clauses': route.clauses }),
    ...(route.verb === undefined ? {} : { 'x-verb': route.verb }),
    ...(route.list === undefined ? {} : { 'x-list': route.list }),
    'x-access': route.access,
    response: { ...successOf(route, response), default: problemResponse },
  };
  return described as FastifySchema;
}

/**
 * Every write by a known caller can be retried under an Idempotency-Key; one that returns a version accepts If-Match.
 */
function headersOfWrite(route: Route): object {
  const ifMatch = {
    type: 'string',
    description: 'The ETag that you last saw: the request is refused if the thing has changed since.',
  };
  const idempotencyKey = {
    type: 'string',
    description: 'Identifies one operation: if the request is sent again, it is carried out only once.',
  };
  return {
    type: 'object',
    properties: {
      'idempotency-key': idempotencyKey,
      ...(route.version === undefined || route.status === 201 ? {} : { 'if-match': ifMatch }),
    },
  };
}

const problemResponse = {
  description: 'What prevented this',
  content: { 'application/problem+json': { schema: ProblemSchema } },
};

/** A route without a response schema still declares its success status. */
function successOf(route: Route, response: Readonly<Record<string, unknown>>): object {
  if (Object.keys(response).length > 0) return response;
  return { [route.status ?? (route.produces === undefined ? 204 : 200)]: { type: 'string', description: 'Done' } };
}

function securityOf(access: Access): object[] {
  if (isOpenToAll(access)) return [];
  return [{ bearer: access === 'member' || access === 'self' ? [] : [access.scope] }, { session: [] }];
}

/** Callers need no identity: the URL carries a capability, or nothing is required. */
const isOpenToAll = (access: Access): access is 'anonymous' | Extract<Access, { capability: unknown }> =>
  access === 'anonymous' || (typeof access === 'object' && 'capability' in access);

/** `/v1/incidents/:code/note` belongs to `incidents`. */
const tagOf = (url: string): string => (url.startsWith('/v1/') ? (url.split('/')[2] ?? 'system') : 'system');
