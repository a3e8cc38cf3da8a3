import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, actorSub } from '../../kernel/actor.ts';
import { type AppError, AppFailure } from '../../kernel/app-error.ts';
import type { RequestId } from '../../kernel/ids.ts';
import { openEventStream } from './answer/event-stream.ts';
import { readIfMatch } from './input/etag.ts';
import { readIdempotencyKey } from './input/idempotency-key.ts';
import { orFail } from './or-fail.ts';
import type { RouteHost } from './route-host.ts';
import type { ReadRequest, WriteRequest } from './routes.ts';

/** A request as seen by a read handler. A class, so that rarely used parts are computed only on demand. */
export class PresentedRead implements ReadRequest {
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
  readonly openEventStream: ReadRequest['openEventStream'];
  readonly #host: RouteHost;

  constructor(host: RouteHost, request: FastifyRequest, reply: FastifyReply) {
    this.#host = host;
    this.http = { request, reply };
    this.openEventStream = () =>
      openEventStream(reply, host.streams, {
        lastEventId: request.headers['last-event-id'],
        reader: actorSub(request.actor),
      });
  }

  get params(): undefined {
    return this.http.request.params as undefined;
  }
  get query(): undefined {
    return this.http.request.query as undefined;
  }
  get actor(): Actor {
    return this.http.request.actor;
  }
  get requestId(): RequestId {
    return this.http.request.id as RequestId;
  }
  get ip(): string {
    return this.http.request.ip;
  }
  get log(): ReadRequest['log'] {
    return this.#host.log.with({ requestId: this.requestId });
  }
}

/** A request as seen by a write handler. */
export class PresentedWrite extends PresentedRead implements WriteRequest {
  readonly precondition: WriteRequest['precondition'];
  readonly idempotencyKey: string | undefined;
  readonly run: WriteRequest['run'];

  constructor(host: RouteHost, request: FastifyRequest, reply: FastifyReply) {
    super(host, request, reply);
    const expectedVersion = orFail(readIfMatch(request.headers['if-match']));
    this.precondition = expectedVersion === undefined ? {} : { expectedVersion };
    this.idempotencyKey = orFail(readIdempotencyKey(oneOf(request.headers['idempotency-key'])));
    this.run = async (command, input) => {
      const { actor, requestId, idempotencyKey } = this;
      const invocation = { actor, requestId, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
      const result = await host.runCommand(command, invocation, input);
      if (result.ok) return result.value;
      throw new CommandRefused(result.error);
    };
  }

  get body(): undefined {
    return this.http.request.body as undefined;
  }
}

/** A refusal that the command adapter has already recorded; others are recorded when the response is sent. */
export class CommandRefused extends AppFailure {
  constructor(error: AppError) {
    super(error);
    this.name = 'CommandRefused';
  }
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header;
