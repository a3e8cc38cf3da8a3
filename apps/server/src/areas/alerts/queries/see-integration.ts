import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { judge } from '../../identity/public.ts';
import { integrationNotFound, type Integration } from '../domain/integration.ts';
import { alertPermissions } from '../permissions.ts';
import { readIntegration } from '../store/integrations.ts';
import type { AlertReads } from './alert-reads.ts';

/** An integration, if this actor may know of it. */
export async function seeIntegration(
  { incidents: reads }: AlertReads,
  actor: Actor,
  id: string,
): Promise<Result<Integration, AppError>> {
  const integration = await readIntegration(reads.db, asId(id));
  if (!integration) return err(integrationNotFound);
  const { readIntegration: permission } = alertPermissions;
  const verdicts = await judge({ db: reads.db, policies: reads.policies() }, actor, [permission], integration);
  return verdicts?.get(permission.name)?.allowed === true ? ok(integration) : err(integrationNotFound);
}
