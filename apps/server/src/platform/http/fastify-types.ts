import type { Actor } from '../../kernel/actor.ts';
import type { Access } from './guards/access.ts';
import type { Route } from './routes.ts';

/** Muster's additions to Fastify's types. */
declare module 'fastify' {
  interface FastifyRequest {
    /** Set before a handler runs, from the route's `access`. */
    actor: Actor;
  }
  interface FastifyReply {
    /** When a stream's first byte left, in ms since the request arrived. A stream is as slow as its start (R5). */
    firstByteMs: number | undefined;
    /** Releases this request's slot (guards/load.ts). */
    leave: (() => void) | undefined;
    /** Signals that the body has arrived (guards/arrivals.ts). */
    bodyIsThere: (() => void) | undefined;
  }
  interface FastifyContextConfig {
    access?: Access;
    route?: Route;
  }
}
