import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { incidentReads, incidentsById } from '../../incidents/public.ts';
import { whyGlassHolds } from '../domain/glass.ts';
import type { Rollback as Found } from '../domain/rollback.ts';
import { rolesOnRollback } from '../rollback-thing.ts';
import { executorsById } from '../store/executors.ts';
import { verbsOnRollback } from '../verbs.ts';
import type { Rollback } from './rollback-schema.ts';

/** Rollbacks as this actor sees them, with what they may do; those under incidents they may not see are left out. */
export async function rollbackViews(
  use: UseService,
  actor: Actor,
  found: readonly Found[],
): Promise<readonly Static<typeof Rollback>[]> {
  const { db, clock, people, policies } = use(incidentReads);
  const now = clock.now();
  const incidents = await readAlone(db, incidentsById([...new Set(found.map(({ incidentId }) => incidentId))]));
  const executors = new Map(
    (await executorsById(db, [...new Set(found.map(({ executorId }) => executorId))])).map((each) => [each.id, each]),
  );
  const person = await people.viewsOf(
    db,
    found.map(({ requestedBy }) => requestedBy),
  );
  const views: Static<typeof Rollback>[] = [];
  for (const rollback of found) {
    const incident = incidents.get(rollback.incidentId);
    const executor = executors.get(rollback.executorId);
    if (incident === undefined || executor === undefined) continue;
    const here = { rollback, incident, executor };
    const roles = await rolesOnRollback(db, actor, here, now);
    const decisions = await judge({ db, policies: policies() }, actor, permissionsOf(verbsOnRollback), incident, roles);
    if (decisions === undefined) continue;
    const policy = policies().of(incident);
    const { id, name, initials } = person(rollback.requestedBy);
    views.push({
      id: rollback.id,
      incident: incident.code,
      target: rollback.target,
      to: rollback.to,
      ...(rollback.from === undefined ? {} : { from: rollback.from }),
      state: rollback.state,
      ...(rollback.because === undefined ? {} : { because: rollback.because }),
      evidence: rollback.evidence,
      executor: { id: executor.id, name: executor.name, by: executor.by.kind },
      requestedBy: { id, initials, ...(name === undefined ? {} : { name }) },
      requestedAt: rollback.requestedAt.toISOString(),
      ...(rollback.approval === undefined ? {} : { approval: rollback.approval }),
      ...momentsOf(rollback),
      ...(rollback.detail === undefined ? {} : { detail: rollback.detail }),
      isLate: rollback.isLate,
      withoutApproval: rollback.brokenBy !== undefined,
      isGlassOffered: whyGlassHolds(rollback, incident.severity, policy, now) === undefined,
      version: rollback.version,
      may: mayOn(verbsOnRollback, here, decisions, { actor, policy, now }),
    });
  }
  return views;
}

function momentsOf({ authorisedAt, answerBy, sentAt, startedAt, endedAt, ratifiedAt }: Found) {
  const moments = { authorisedAt, answerBy, sentAt, startedAt, endedAt, ratifiedAt };
  return Object.fromEntries(
    Object.entries(moments).flatMap(([name, at]) => (at === undefined ? [] : [[name, at.toISOString()]])),
  ) as Readonly<Partial<Record<keyof typeof moments, string>>>;
}
