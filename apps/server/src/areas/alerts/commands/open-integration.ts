import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { authorise } from '../../identity/public.ts';
import { integrationNotFound, type Integration } from '../domain/integration.ts';
import { alertPermissions } from '../permissions.ts';
import { readIntegration } from '../store/integrations.ts';

/** The first half of every command on an existing integration: lock its row and ask whether this actor may. */
export async function openIntegration(ctx: CommandContext, id: string): Promise<Result<Integration, AppError>> {
  const integration = await readIntegration(ctx.tx, asId(id), 'locked');
  if (!integration) return err(integrationNotFound);
  const allowed = await authorise(ctx, alertPermissions.changeIntegration, integration);
  if (!allowed.ok) return err(allowed.error.kind === 'not_found' ? integrationNotFound : allowed.error);
  return ok(integration);
}

/** The principal who acts: the words of the entry are under their key. */
export function writerOf({ actor }: Pick<CommandContext, 'actor'>): PrincipalId {
  if (actor.kind !== 'person' && actor.kind !== 'service') throw new Error('only principals change integrations');
  return actor.id;
}

export const integrationResource = ({ id, kind }: Pick<Integration, 'id' | 'kind'>) => ({
  resource: { kind: 'integration', id },
  clause: '7.1',
  data: { integration: id, kind },
});
