import type { PolicyFinding } from '@muster/policy';
import type { AreaReads, Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { rolesHeldBy, whoMaySee } from '../../identity/public.ts';
import { commanderOf, incidentsById, INCIDENT_COMMANDER, isOpen } from '../../incidents/public.ts';
import { runbooksOfConsequentialModels } from '../../models/public.ts';
import { isStepOver } from '../domain/execution.ts';
import { lintedProblems } from '../domain/linted.ts';
import { libraryNow, shippedRunbooks } from '../room.ts';
import { lastDrills, openExecutions } from '../store/executions.ts';
import { isStale } from './runbook-views.ts';

/**
 * Findings: stale drills, alerts and signals without a runbook, and models whose runbook names no way to reach a
 * person.
 */
export async function runbookFindings({ db, clock, policies, use }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const library = await libraryNow(db, use(shippedRunbooks), policy);
  const reading = { library, policy, now: clock.now(), drills: await lastDrills(db) };
  const { clause, drill, humanReview } = policy.runbooks;
  const page = (id: string): string => `/runbooks/${id}`;
  const stale = library.runbooks.filter((runbook) => isStale(runbook, reading));
  const [first] = stale;
  const models = await runbooksOfConsequentialModels(db);
  const byId = new Map(library.runbooks.map((each) => [each.id, each]));
  return [
    ...(first === undefined
      ? []
      : [
          {
            clause: drill.clause,
            weight: 'warning' as const,
            message: `${stale.length === 1 ? `The runbook ${first.id} was` : `${stale.length} runbooks, ${first.id} among them, were`} not drilled in time.`,
            ruling: null,
            act: { who: policy.roles.raci[first.owner]?.title ?? first.owner, page: '/runbooks?stale=yes' },
          },
        ]),
    ...lintedProblems(library.runbooks, policy).map(({ message, runbook }) => ({
      clause,
      weight: 'warning' as const,
      message,
      ruling: null,
      act: { who: 'the people who manage the runbooks', page: runbook === undefined ? '/runbooks' : page(runbook) },
    })),
    ...models.flatMap(({ name, runbook }): PolicyFinding[] => {
      const id = /\/runbooks\/([a-z][a-z0-9_]*)\/?$/.exec(runbook)?.[1];
      const found = id === undefined ? undefined : byId.get(id);
      if (found?.humanReview.kind === 'path') return [];
      const lacks =
        found === undefined
          ? 'names a runbook that is not in the library, so nothing can check that it states the path to a human review'
          : `has the runbook ${found.id}, which states no path to a human review`;
      return [
        {
          clause: humanReview.clause,
          weight: 'warning',
          message: `${name} decides about people and ${lacks}.`,
          ruling: 'R47',
          act: { who: 'its team', page: found === undefined ? `/models/${name}` : page(found.id) },
        },
      ];
    }),
  ];
}

const LOOKED_AT = 100;

/** The next open step of each execution, for those with its role, except the person who started the execution. */
export async function stepsWaiting({ db, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const open = await openExecutions(db, LOOKED_AT);
  if (open.length === 0) return { items: [] };
  const held = new Set<string>(await rolesHeldBy(db, person.id));
  const incidents = await readAlone(db, incidentsById([...new Set(open.map(({ incidentId }) => incidentId))]));
  const items: Waiting[] = [];
  for (const { incidentId, steps, runbook, id, startedBy } of open) {
    const incident = incidents.get(incidentId);
    const step = steps.find((each) => !isStepOver(each));
    if (incident === undefined || step === undefined || !isOpen(incident) || step.state === 'taken') continue;
    const isMine = step.role === INCIDENT_COMMANDER ? commanderOf(incident) === person.id : held.has(step.role);
    if (!isMine || startedBy === person.id) continue;
    if (!(await whoMaySee({ db, policies: policies() }, [person.id], incident)).has(person.id)) continue;
    items.push({
      kind: 'runbook-step',
      thing: { kind: 'incident', id: incident.code },
      title: step.title,
      does: 'View',
      page: `/executions/${id}`,
      command: `muster execution take ${id} ${step.id}`,
      clause: policies().current.runbooks.clause,
      rank: incident.severity,
      detail: { runbook },
    });
  }
  return { items, isCut: open.length >= LOOKED_AT };
}
