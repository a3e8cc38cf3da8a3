import type { FastifyRequest } from 'fastify';
import type { RequestId } from '../../kernel/ids.ts';
import type { OnRead } from './http-options.ts';
import type { Route } from './routes.ts';

/**
 * Says that a member or a service account was allowed to read, before the answer leaves (GOV 7.1, R34). What strangers
 * read is open to all, and no decision. If it cannot be told, nothing is shown.
 */
export async function tellOfRead(
  onRead: OnRead | undefined,
  { actor, id }: FastifyRequest,
  url: string,
  { reveals }: Route,
): Promise<void> {
  if (onRead === undefined || (actor.kind !== 'person' && actor.kind !== 'service')) return;
  await onRead({ route: url, actor, requestId: id as RequestId, reveals });
}
