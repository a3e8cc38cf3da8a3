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
 * How an area offers itself over HTTP. `http/routes.ts` of a room reads as a list of parse -> command or query -> map:
 *
 * ```ts
 * routes.post('/v1/incidents/:code/acknowledge',
 *   { access: { scope: 'incidents:respond' }, summary: 'Acknowledge', clauses: ['3.1.1'], schema: { params: ByCode, response: Incident } },
 *   async (request) => show(await request.run(acknowledgeIncident, { code: request.params.code, ...request.precondition })));
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

/** What a room registers with the composition root. */
export type RouteTable = (routes: Routes) => void;

/** Objects in `query` and `body` are closed unless they say otherwise; `response` drops what it does not declare. */
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
  /** The clauses this route helps to keep; the reference page and the clause registry show them. */
  readonly clauses?: readonly ClauseId[];
  readonly schema?: S;
  /** Of a success. Default: 200, or 204 where the handler returns nothing. */
  readonly status?: 200 | 201 | 202 | 204;
  /** The version of what is answered: sent as ETag, so that a write can say If-Match. */
  readonly version?: (answer: Answer<S>) => number;
  /** For an answer that is not JSON: its media type. The handler returns text or bytes. */
  readonly produces?: string;
  /** Takes a form instead of JSON: for pages without scripts and for OAuth. */
  readonly consumes?: 'form';
  readonly maxBodyBytes?: number;
  /** Asked with the address alone, before the body is read; throws for whoever may not come in. */
  readonly admit?: (params: Readonly<Record<string, string | undefined>>) => Promise<void>;
  /**
   * The body, a form's too, is handed over as the bytes that came, for a handler that chooses when and how to read them (`parseJson`).
   * `as-text`: also where they are called text, as SNS calls its JSON. `as-lines`: also JSON in lines (`application/x-ndjson`).
   */
  readonly takesBytes?: true | 'as-text' | 'as-lines';
  /** Bodies in gzip are taken as well, and unfolded to at most `maxBodyBytes`. With `takesBytes` only. */
  readonly takesGzip?: true;
  /** What to do about a refusal that the platform words for any route, by its code, where this route knows better. */
  readonly remedies?: Readonly<Record<string, string>>;
  /** How an error is worded where its callers speak another protocol than problem documents, whatever refused the request. */
  readonly errorAnswer?: (problem: Problem) => ErrorAnswer;
  /** Told of each request that failed, by whatever refused it: the load, `admit`, the body, the handler, a cut connection. */
  readonly onFailed?: (failed: FailedRequest) => void;
  /** How faces offer it, where it is a declared verb. */
  readonly verb?: VerbDescription;
  /** How faces show it, where it is a declared list. */
  readonly list?: ListDescription;
  /** Nothing counts, logs or records it, refused or failed either: whoever sends it is not to be told by when (R21). */
  readonly isUncounted?: true;
  /** Not on the reference page: pages and assets. */
  readonly isHidden?: true;
  /** The class of what a read shows, where it is above INTERNAL: each such read is on the record by itself (R34). */
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
  /** The client's address as the trusted proxies tell it; for throttling only, never for a record. */
  readonly ip: string;
  /** Answers with an endless stream of events. Returns once the stream is open; the handler then returns. */
  openEventStream(): EventStream;
  /** Fastify's own, for the few routes that set a cookie or a header. */
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
};

/** Only writes can run commands: a GET changes nothing (abuse case 43). */
export type WriteRequest<S extends RouteSchema = RouteSchema> = ReadRequest<S> & {
  readonly body: Part<S, 'body'>;
  /** The version that If-Match names, to be spread into a command's input. */
  readonly precondition: { readonly expectedVersion?: number };
  readonly idempotencyKey: string | undefined;
  /** Runs a command as the request's actor; a refusal becomes the answer. */
  run<I extends TSchema, F, O>(command: Command<I, F, O>, input: Static<I>): Promise<O>;
};

/** How commands are run: `runCommand` of platform/commands, bound to its host. */
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

/** A value as a handler may hand it over: read-only all the way down is fine. */
type Given<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Given<T[K]> }
      : T;
