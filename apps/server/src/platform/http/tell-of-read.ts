import type { FastifyRequest } from 'fastify';
import type { RequestId } from '../../kernel/ids.ts';
import type { OnRead } from './http-options.ts';
import type { Route } from './routes.ts';

/**
 * Reports a permitted read by a member or service account, before the response is sent (GOV 7.1, R34). What strangers
 * can read is public and involves no decision. If reporting fails, nothing is shown.
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
