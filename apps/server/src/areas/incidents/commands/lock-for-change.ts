import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { authorise } from '../../identity/public.ts';
import type { Permission } from '@muster/policy';
import type { Incident } from '../domain/incident.ts';
import { incidentNotFound } from '../domain/incident-not-found.ts';
import { rolesOnIncident } from '../queries/roles-on-incident.ts';
import { lockIncident } from '../store/incidents.ts';

export type LockedIncident = { readonly incident: Incident; readonly policy: PolicySnapshot };

/**
 * The first half of every command on an existing incident: lock its row, take its time, ask whether this actor may,
 * and refuse a writer who has not seen its latest version.
 */
export async function lockForChange(
  ctx: CommandContext,
  asked: { readonly code: string; readonly expectedVersion?: number },
  permission: Permission,
): Promise<Result<LockedIncident, AppError>> {
  const incident = await lockIncident(ctx.tx, { code: asked.code });
  if (!incident) return err(incidentNotFound);
  ctx.notBefore(incident.lastInstant);
  const allowed = await authorise(ctx, permission, incident, await rolesOnIncident(ctx.tx, ctx.actor, incident));
  if (!allowed.ok) return err(allowed.error.kind === 'not_found' ? incidentNotFound : allowed.error);
  if (asked.expectedVersion !== undefined && asked.expectedVersion !== incident.version) return err(stale(incident));
  return ok({ incident, policy: ctx.policies.of(incident) });
}

const stale = (incident: Incident): AppError => ({
  kind: 'stale',
  code: 'incidents/changed-meanwhile',
  public: `The incident is at version ${incident.version} by now.`,
  remedy: 'Read it again and decide anew.',
});
