import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { mayReadAlerts, servicesIn } from '../../alerts/public.ts';
import { reachOf, type Reach } from '../../catalog/public.ts';
import { teamNames } from '../../identity/public.ts';
import { seeIncident, type IncidentReads } from '../../incidents/public.ts';

export type IncidentReach = {
  readonly broken: ReturnType<typeof viewOf>[];
  readonly dependents: ReturnType<typeof viewOf>[];
  readonly dependentsInAll: number;
  readonly userFacingInAll: number;
  readonly unknown: string[];
};

/** What an incident is about, by its declaration and alerts, and what depends on it according to the catalog. */
export async function incidentReach(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<IncidentReach, AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const { id, service } = seen.value.incident;
  const heard = mayReadAlerts(actor) ? await servicesIn(reads.db, id) : [];
  const named = [...new Set([...(service === undefined ? [] : [service]), ...heard])];
  const reach = await reachOf(reads.db, named);
  const teams = await teamNames(reads.db);
  const known = new Set(reach.services.map(({ name }) => name));
  const views = reach.services.map((each) => viewOf(each, each.teamId && teams.get(each.teamId)));
  return ok({
    broken: views.filter(({ steps }) => steps === 0),
    dependents: views.filter(({ steps }) => steps > 0),
    dependentsInAll: reach.dependents,
    userFacingInAll: reach.userFacing,
    unknown: named.filter((name) => !known.has(name)),
  });
}

const viewOf = ({ name, kind, tier, userFacing, runbook, steps }: Reach['services'][number], team?: string) => ({
  name,
  kind,
  steps,
  ...(team === undefined ? {} : { team }),
  ...(tier === undefined ? {} : { tier }),
  ...(userFacing === undefined ? {} : { userFacing }),
  ...(runbook === undefined ? {} : { runbook }),
});
