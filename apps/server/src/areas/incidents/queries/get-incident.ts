import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { mayOn } from '../../../platform/verbs/may.ts';
import { incidentVerbs } from '../verbs.ts';
import type { IncidentReads } from './incident-reads.ts';
import { incidentView, type IncidentView } from './incident-view.ts';
import { lookAround } from './look-around.ts';
import { seeIncident } from './see-incident.ts';

/** One incident as its page shows it. */
export async function getIncident(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<IncidentView, AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const { incident, verdicts } = seen.value;
  const around = await lookAround(reads, actor, [incident]);
  const policy = reads.policies().of(incident);
  const may = mayOn(incidentVerbs, incident, verdicts, { actor, policy, now: reads.clock.now() });
  return ok(incidentView(incident, policy, around, may));
}
