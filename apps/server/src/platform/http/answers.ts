import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AppError, isAccessDecision } from '../../kernel/app-error.ts';
import type { RequestId } from '../../kernel/ids.ts';
import { explainError } from './answer/explain-error.ts';
import { paramsOf } from './guard-requests.ts';
import { faultProblem, problemOf, type Problem, PROBLEM_MEDIA_TYPE } from './answer/problem.ts';
import type { HttpOptions } from './http-options.ts';
import { CommandRefused } from './present-request.ts';
import type { createAllowedMethods } from './system/allowed-methods.ts';
import { servePage } from './system/serve-page.ts';
import type { WebApp } from './system/web-app.ts';

type Options = Pick<HttpOptions, 'log' | 'ids' | 'recognise' | 'onRefused'> & {
  readonly headers: Readonly<Record<string, string>>;
  readonly web: WebApp | undefined;
  readonly allowedMethods: ReturnType<typeof createAllowedMethods>;
};

/** Responses to requests that no handler answered. The one place where an error becomes a problem document. */
export function createAnswers({ log, ids, recognise, onRefused, headers, web, allowedMethods }: Options) {
  return { failed, notFound, frameworkFault };

  /**
   * What Fastify rejected before looking for a route. Somebody who mistyped an address gets the HTML page, which says
   * so.
   */
  async function frameworkFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    // No hook has run, so the headers are set here.
    void reply.headers(headers).header('x-request-id', request.id);
    return explainError(thrown)?.error.code === 'request/bad-address' &&
      (await servePage(web, ids, request, reply, 400))
      ? reply
      : failed(thrown, request, reply);
  }

  function failed(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const requestId = request.id as RequestId;
    const explained = isCutOff(thrown, request) ? CUT_OFF : explainError(thrown, recognise);
    if (explained === undefined) {
      if (!leavesTrace(request)) return sendProblem(reply, faultProblem(requestId));
      log.error('http.fault', { requestId, method: request.method, route: routeOf(request), error: thrown });
      tellRoute(request, FAULT, FAULT_STATUS);
      return answer(request, reply, faultProblem(requestId));
    }
    const error = withRemedy(explained.error, request);
    report(error, request, thrown);
    const problem = problemOf(error, requestId, explained.status);
    tellRoute(request, error, problem.status);
    return answer(request, reply, problem);
  }

  /** In the caller's own protocol if the route has one. */
  function answer(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
    const own = request.routeOptions.config.route?.errorAnswer?.(problem);
    if (own === undefined) return sendProblem(reply, problem);
    if (problem.retryAfterSeconds !== undefined)
      void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
    return reply
      .code(problem.status)
      .type('application/json')
      .headers({ 'cache-control': 'no-store', ...own.headers })
      .send(JSON.stringify(own.body));
  }

  async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const requestId = request.id as RequestId;
    const methods = allowedMethods.at(request.url);
    if (methods.length === 0)
      return (await servePage(web, ids, request, reply))
        ? reply
        : sendProblem(reply, problemOf(NO_SUCH_ADDRESS, requestId));
    const wrongMethod: AppError = {
      kind: 'invalid',
      code: 'request/method-not-allowed',
      public: `This address accepts only ${methods.join(', ')}.`,
    };
    return sendProblem(reply.header('allow', methods.join(', ')), problemOf(wrongMethod, requestId, 405));
  }

  function tellRoute(request: FastifyRequest, error: AppError, status: number): void {
    const { route } = request.routeOptions.config;
    route?.onFailed?.({ params: paramsOf(request), status, error, requestId: request.id as RequestId });
  }

  function report(error: AppError, request: FastifyRequest, thrown: unknown): void {
    if (!leavesTrace(request)) return;
    const route = routeOf(request);
    const fields = { requestId: request.id, method: request.method, route, code: error.code };
    if (error.kind === 'unavailable') log.warn('http.unavailable', { ...fields, why: error.internal });
    else log.debug('http.refused', { ...fields, why: error.internal });
    const isForTheRecord = isAccessDecision(error) || error.kind === 'unauthenticated';
    if (!isForTheRecord || thrown instanceof CommandRefused) return;
    onRefused?.({ method: request.method, route, error, actor: request.actor, requestId: request.id as RequestId });
  }
}

/** Logging or recording an uncounted request would reveal in which minute somebody wrote (R21). */
const leavesTrace = (request: FastifyRequest): boolean => request.routeOptions.config.route?.isUncounted !== true;

/** The connection closed, from either side, before the whole body had arrived. */
const isCutOff = (thrown: unknown, { raw }: FastifyRequest): boolean =>
  raw.readableAborted && thrown instanceof Error && 'code' in thrown && thrown.code === 'ECONNRESET';

const CUT_OFF: { readonly error: AppError; readonly status: number } = {
  error: {
    kind: 'invalid',
    code: 'request/cut-off',
    public: 'The connection ended before the whole request arrived.',
    remedy: 'Check whether the sender, or a proxy or timeout in between, gives up too early.',
  },
  status: 408,
};

const FAULT_STATUS = 500;
const FAULT: AppError = {
  kind: 'unavailable',
  code: 'internal/unexpected',
  public: 'Something went wrong inside Muster.',
  remedy: 'Look up the request id in Muster’s log, and report what it says.',
};

function withRemedy(error: AppError, request: FastifyRequest): AppError {
  const remedy = request.routeOptions.config.route?.remedies?.[error.code];
  return remedy === undefined ? error : { ...error, remedy };
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

const NO_SUCH_ADDRESS: AppError = {
  kind: 'not_found',
  code: 'request/no-such-address',
  public: 'There is nothing at this address.',
  remedy: 'The addresses that exist are listed under /docs.',
};

/** Sends a problem document. Not through the route's serialiser, which only knows the shapes of success. */
function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="muster"');
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
