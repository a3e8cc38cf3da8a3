import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { judge } from '../../identity/public.ts';
import type { Incident } from '../domain/incident.ts';
import { incidentNotFound } from '../domain/incident-not-found.ts';
import { incidentPermissions } from '../permissions.ts';
import { readIncident, type IncidentName } from '../store/incidents.ts';
import type { IncidentReads } from './incident-reads.ts';
import { rolesOnIncident } from './roles-on-incident.ts';

export type SeenIncident = { readonly incident: Incident; readonly verdicts: ReadonlyMap<string, Decision> };

/** An incident, if this actor may know of it, with the policy's verdict on each verb. */
export async function seeIncident(
  reads: Pick<IncidentReads, 'db' | 'policies' | 'clock'>,
  actor: Actor,
  name: IncidentName,
): Promise<Result<SeenIncident, AppError>> {
  const incident = await readIncident(reads.db, name);
  if (!incident) return err(incidentNotFound);
  const here = await rolesOnIncident(reads.db, actor, incident, reads.clock.now());
  const verdicts = await judge(
    { db: reads.db, policies: reads.policies() },
    actor,
    Object.values(incidentPermissions),
    incident,
    here,
  );
  return verdicts?.get(incidentPermissions.read.name)?.allowed === true
    ? ok({ incident, verdicts })
    : err(incidentNotFound);
}
