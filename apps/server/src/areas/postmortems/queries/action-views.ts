import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { incidentReads, rolesOnIncident, type Incident } from '../../incidents/public.ts';
import { isOverdue, type ActionItem } from '../domain/action-item.ts';
import { verbsOnAction } from '../verbs.ts';
import type { ActionItem as ActionSchema } from './postmortem-schema.ts';
import { personOf } from './standing.ts';

/** Action items as this actor sees them, with what they may do. Items of incidents not given are left out. */
export async function actionViews(
  use: UseService,
  actor: Actor,
  items: readonly ActionItem[],
  incidents: ReadonlyMap<IncidentId, Incident>,
): Promise<Static<typeof ActionSchema>[]> {
  const { db, clock, people, policies } = use(incidentReads);
  const now = clock.now();
  const person = await people.viewsOf(
    db,
    items.flatMap(({ commitment, proposedBy }) => [
      proposedBy,
      ...(commitment === undefined ? [] : [commitment.owner]),
    ]),
  );
  const judged = new Map<IncidentId, Awaited<ReturnType<typeof judge>>>();
  for (const id of new Set(items.map(({ incidentId }) => incidentId))) {
    const incident = incidents.get(id);
    if (incident === undefined) continue;
    const here = await rolesOnIncident(db, actor, incident, clock.now());
    judged.set(id, await judge({ db, policies: policies() }, actor, permissionsOf(verbsOnAction), incident, here));
  }
  return items.flatMap((item) => {
    const incident = incidents.get(item.incidentId);
    const decisions = judged.get(item.incidentId);
    if (incident === undefined || decisions === undefined) return [];
    const { commitment, reason, settledAt } = item;
    return [
      {
        id: item.id,
        incident: incident.code,
        state: item.state,
        title: item.title,
        ...(commitment === undefined
          ? {}
          : {
              owner: personOf(person, commitment.owner),
              dueOn: commitment.dueOn,
              severity: commitment.severity,
            }),
        ...(item.ticket === undefined ? {} : { ticket: item.ticket }),
        ...(reason === undefined ? {} : { reason }),
        proposedBy: personOf(person, item.proposedBy),
        proposedAt: item.proposedAt.toISOString(),
        ...(settledAt === undefined ? {} : { settledAt: settledAt.toISOString() }),
        isOverdue: isOverdue(item, now),
        version: item.version,
        may: mayOn(verbsOnAction, { item, incident }, decisions, { actor, policy: policies().of(incident), now }),
      },
    ];
  });
}
