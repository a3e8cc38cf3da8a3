import type { DataClass } from '@muster/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { ClauseId, RequestId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { Command } from '../commands/command.ts';
import type { Logger } from '../log/logger.ts';
import type { EventStream } from './answer/event-stream.ts';
import type { Problem } from './answer/problem.ts';
import type { Access } from './guards/access.ts';
import type { ListDescription } from './list-description.ts';
import type { VerbDescription } from './verb-description.ts';

/**
 * An area's HTTP interface. Its `http/routes.ts` reads as a list of parse -> command or query -> map:
 *
 * ```ts routes.post('/v1/incidents/:code/acknowledge',
 *   { access: { scope: 'incidents:respond' }, summary: 'Acknowledge', clauses: ['3.1.1'], schema: { params: ByCode,
 *   response: Incident } },
 *   async (request) => show(await request.run(acknowledgeIncident, { code: request.params.code, ...request.precondition
 *   })));
 * ```
 */
export interface Routes {
  get: AddRead;
  post: AddWrite;
  put: AddWrite;
  delete: AddWrite;
}

type AddRead = <S extends RouteSchema, const A extends Answer<S>>(
  path: string,
  route: Route<S>,
  handle: (request: ReadRequest<S>) => Promise<A>,
) => void;

type AddWrite = <S extends RouteSchema, const A extends Answer<S>>(
  path: string,
  route: Route<S>,
  handle: (request: WriteRequest<S>) => Promise<A>,
) => void;

/** What an area registers with the composition root. */
export type RouteTable = (routes: Routes) => void;

/** Objects in `query` and `body` are closed unless they say otherwise; `response` strips undeclared properties. */
export type RouteSchema = {
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly response?: TSchema;
};

export type Route<S extends RouteSchema = RouteSchema> = {
  readonly access: Access;
  /** One line for the reference page. */
  readonly summary: string;
  readonly description?: string;
  /** The clauses that this route helps to meet; shown on the reference page and in the clause registry. */
  readonly clauses?: readonly ClauseId[];
  readonly schema?: S;
  /** On success. Default: 200, or 204 if the handler returns nothing. */
  readonly status?: 200 | 201 | 202 | 204;
  /** The response's version, sent as ETag for a later If-Match. */
  readonly version?: (answer: Answer<S>) => number;
  /** For a response that is not JSON: its media type. The handler returns text or bytes. */
  readonly produces?: string;
  /** Accepts a form instead of JSON: for pages without scripts and for OAuth. */
  readonly consumes?: 'form';
  readonly maxBodyBytes?: number;
  /** Called with the path parameters only, before the body is read; throws to refuse. */
  readonly admit?: (params: Readonly<Record<string, string | undefined>>) => Promise<void>;
  /**
   * The handler gets the body, including a form's, as raw bytes, to parse when and how it likes (`parseJson`).
   * `as-text`: also when sent as text, as SNS does with its JSON. `as-lines`: also JSON lines (`application/x-ndjson`).
   */
  readonly takesBytes?: true | 'as-text' | 'as-lines';
  /** Also accepts gzip bodies, decompressed to at most `maxBodyBytes`. Only with `takesBytes`. */
  readonly takesGzip?: true;
  /** Remedies by error code that replace the platform's generic ones. */
  readonly remedies?: Readonly<Record<string, string>>;
  /** How to render an error for callers with a protocol other than problem documents, whatever refused the request. */
  readonly errorAnswer?: (problem: Problem) => ErrorAnswer;
  /**
   * Called with each failed request, whatever refused it: the load limit, `admit`, the body, the handler, a broken
   * connection.
   */
  readonly onFailed?: (failed: FailedRequest) => void;
  /** How clients (web, CLI) offer it, if it is a declared verb. */
  readonly verb?: VerbDescription;
  /** How clients (web, CLI) show it, if it is a declared list. */
  readonly list?: ListDescription;
  /** Never counted, logged or recorded, even if refused or failed: its timing could identify the sender (R21). */
  readonly isUncounted?: true;
  /** Omitted from the reference page: pages and assets. */
  readonly isHidden?: true;
  /** The class of the data shown, if above INTERNAL: each such read is recorded individually (R34). */
  readonly reveals?: Exclude<DataClass, 'PUBLIC' | 'INTERNAL'>;
};

export type ErrorAnswer = { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };

export type FailedRequest = {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly status: number;
  readonly error: AppError;
  readonly requestId: RequestId;
};

export type ReadRequest<S extends RouteSchema = RouteSchema> = {
  readonly params: Part<S, 'params'>;
  readonly query: Part<S, 'query'>;
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly log: Logger;
  /** The client's address as reported by trusted proxies; for throttling only, never recorded. */
  readonly ip: string;
  /** Responds with an endless stream of events. Returns once the stream is open; the handler then returns. */
  openEventStream(): EventStream;
  /** Fastify's own, for the few routes that set a cookie or a header. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
};

/** Only writes can run commands: a GET changes nothing (abuse case 43). */
export type WriteRequest<S extends RouteSchema = RouteSchema> = ReadRequest<S> & {
  readonly body: Part<S, 'body'>;
  /** The If-Match version, to be spread into a command's input. */
  readonly precondition: { readonly expectedVersion?: number };
  readonly idempotencyKey: string | undefined;
  /** Runs a command as the request's actor; a refusal becomes the response. */
  run<I extends TSchema, F, O>(command: Command<I, F, O>, input: Static<I>): Promise<O>;
};

/** `runCommand` of platform/commands, bound to its host. */
export type RunCommand = <I extends TSchema, F, O>(
  command: Command<I, F, O>,
  invocation: { readonly actor: Actor; readonly requestId: RequestId; readonly idempotencyKey?: string },
  input: Static<I>,
) => Promise<Result<O, AppError>>;

export type Answer<S extends RouteSchema> = S extends { readonly response: infer R extends TSchema }
  ? Given<Static<R>>
  : unknown;

type Part<S extends RouteSchema, K extends keyof RouteSchema> = S extends { readonly [P in K]: infer T extends TSchema }
  ? Static<T>
  : undefined;

/** A value as a handler may return it: deeply read-only is fine. */
type Given<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Given<T[K]> }
      : T;
