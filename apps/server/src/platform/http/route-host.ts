import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log/logger.ts';
import type { EventStreams } from './answer/event-stream.ts';
import type { OnRead } from './http-options.ts';
import type { RunCommand } from './routes.ts';

/** What routes are registered on and run with. */
export type RouteHost = {
  readonly app: FastifyInstance;
  readonly log: Logger;
  readonly runCommand: RunCommand;
  readonly streams: EventStreams;
  readonly onRead: OnRead | undefined;
};
