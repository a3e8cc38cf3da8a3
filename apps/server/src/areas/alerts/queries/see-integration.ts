import type { Actor } from '../../../kernel/actor.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { judge } from '../../identity/public.ts';
import { integrationNotFound, type Integration } from '../domain/integration.ts';
import { alertPermissions } from '../permissions.ts';
import { readIntegration } from '../store/integrations.ts';
import type { AlertReads } from './alert-reads.ts';

/** An integration, and whether the policy lets this actor change it. */
export type SeenIntegration = { readonly integration: Integration; readonly change: Decision };

/** An integration, if this actor may see it. */
export async function seeIntegration(
  { incidents: reads }: AlertReads,
  actor: Actor,
  id: string,
): Promise<Result<SeenIntegration, AppError>> {
  const integration = await readIntegration(reads.db, asId(id));
  if (!integration) return err(integrationNotFound);
  const { readIntegration: read, changeIntegration: change } = alertPermissions;
  const decisions = await judge({ db: reads.db, policies: reads.policies() }, actor, [read, change], integration);
  const toChange = decisions?.get(change.name);
  return decisions?.get(read.name)?.allowed === true && toChange
    ? ok({ integration, change: toChange })
    : err(integrationNotFound);
}
