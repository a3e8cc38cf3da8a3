import type { FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type Problem } from './problem.ts';

/** Answers with a problem document. Not through a route's serialiser: it knows the shapes of success only. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="muster"');
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
