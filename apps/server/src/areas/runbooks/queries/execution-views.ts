import { roleTitle } from '@muster/policy';
import type { Static } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, rolesHeldBy } from '../../identity/public.ts';
import { commanderOf, incidentReads, incidentsById, INCIDENT_COMMANDER } from '../../incidents/public.ts';
import { isStepOver, secondsBetween, type Execution as Found, type FollowedStep } from '../domain/execution.ts';
import { executionThing, rolesOnExecution } from '../execution-thing.ts';
import { findExecution } from '../store/executions.ts';
import { verbsOnExecution } from '../verbs.ts';
import type { Execution } from './schemas.ts';

type View = Static<typeof Execution>;

/** Executions as this actor sees them; those under incidents they may not see are left out. */
export async function executionViews(use: UseService, actor: Actor, found: readonly Found[]): Promise<readonly View[]> {
  const { db, clock, people, policies } = use(incidentReads);
  const now = clock.now();
  const incidents = await readAlone(db, incidentsById([...new Set(found.map(({ incidentId }) => incidentId))]));
  const person = await people.viewsOf(
    db,
    found.flatMap(({ startedBy, steps }) => [startedBy, ...steps.flatMap(({ by }) => (by === undefined ? [] : [by]))]),
  );
  const shown = (id: Found['startedBy']) => {
    const { id: who, name, initials } = person(id);
    return { id: who, initials, ...(name === undefined ? {} : { name }) };
  };
  const self = principalOf(actor);
  const held = self === undefined ? [] : await rolesHeldBy(db, self);
  const views: View[] = [];
  for (const execution of found) {
    const incident = incidents.get(execution.incidentId);
    if (incident === undefined) continue;
    const here = { execution, incident };
    const roles = await rolesOnExecution(db, actor, here, now);
    const decisions = await judge(
      { db, policies: policies() },
      actor,
      permissionsOf(verbsOnExecution),
      incident,
      roles,
    );
    if (decisions === undefined) continue;
    const policy = policies().of(incident);
    const mine = commanderOf(incident) === self && self !== undefined ? [...held, INCIDENT_COMMANDER] : held;
    views.push({
      id: execution.id,
      incident: incident.code,
      runbook: execution.runbook,
      title: execution.title,
      runbookVersion: execution.runbookVersion,
      isDrill: execution.isDrill,
      startedBy: shown(execution.startedBy),
      startedAt: execution.startedAt.toISOString(),
      ...(execution.endedAt === undefined ? {} : { endedAt: execution.endedAt.toISOString() }),
      ...(execution.outcome === undefined ? {} : { outcome: execution.outcome }),
      state: stateWords(execution),
      ...(execution.note === undefined ? {} : { note: execution.note }),
      steps: execution.steps.map((step) => ({
        id: step.id,
        title: step.title,
        role: { id: step.role, title: roleTitle(policy, step.role) },
        isMine: mine.includes(step.role),
        ...(step.run === undefined ? {} : { run: step.run }),
        verify: step.verify,
        state: step.state,
        ...(step.by === undefined ? {} : { by: shown(step.by) }),
        ...timesOf(step),
        ...(step.evidence === undefined ? {} : { evidence: step.evidence }),
        ...(step.deviation === undefined ? {} : { deviation: step.deviation }),
      })),
      version: execution.version,
      may: mayOn(verbsOnExecution, here, decisions, { actor, policy, now }),
    });
  }
  return views;
}

function timesOf({ takenAt, endedAt }: FollowedStep) {
  return {
    ...(takenAt === undefined ? {} : { takenAt: takenAt.toISOString() }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(takenAt === undefined || endedAt === undefined ? {} : { seconds: secondsBetween(takenAt, endedAt) }),
  };
}

function stateWords({ outcome, steps }: Found): string {
  if (outcome !== undefined) return outcome;
  const over = steps.filter(isStepOver).length;
  return over === steps.length ? 'all steps finished' : `step ${over + 1} of ${steps.length}`;
}

/** One execution in its current state; not found if the actor may not see it. */
export async function getExecution(use: UseService, actor: Actor, id: string): Promise<Result<View, AppError>> {
  const found = await findExecution(use(incidentReads).db, id);
  const [view] = found === undefined ? [] : await executionViews(use, actor, [found]);
  return view === undefined ? err(executionThing.missing) : ok(view);
}
