import type { Actor } from '../../kernel/actor.ts';
import type { Access } from './guards/access.ts';
import type { Route } from './routes.ts';

/** What Muster adds to Fastify's own types. */
declare module 'fastify' {
  interface FastifyRequest {
    /** Set before a handler runs, from the route's `access`. */
    actor: Actor;
  }
  interface FastifyReply {
    /** When the first byte of a stream left, in ms since the request came in. A stream is as slow as its start (R5). */
    firstByteMs: number | undefined;
    /** Lets the next request in (guards/load.ts). */
    leave: (() => void) | undefined;
    /** Tells that the body is no longer on its way (guards/arrivals.ts). */
    bodyIsThere: (() => void) | undefined;
  }
  interface FastifyContextConfig {
    access?: Access;
    route?: Route;
  }
}
