import { readAlone } from '../../../platform/database/read.ts';
import type { AreaReads, Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { incidentsById, isOpen } from '../../incidents/public.ts';
import { whyGlassHolds } from '../domain/glass.ts';
import { troublesOf } from '../store/rollbacks.ts';

/** This person's requests that went unanswered until break-glass is allowed, or that failed, in open incidents. */
export async function rollbacksWaiting({ db, clock, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const found = await troublesOf(db, person.id);
  const incidents = await readAlone(db, incidentsById(found.map(({ incidentId }) => incidentId)));
  const items: Waiting[] = found.flatMap((rollback) => {
    const incident = incidents.get(rollback.incidentId);
    if (incident === undefined || !isOpen(incident)) return [];
    const { id, target, to, state } = rollback;
    const policy = policies().of(incident);
    const isUnanswered =
      state === 'asked' && whyGlassHolds(rollback, incident.severity, policy, clock.now()) === undefined;
    if (state === 'asked' && !isUnanswered) return [];
    return [
      {
        kind: isUnanswered ? 'rollback-unanswered' : 'rollback-ended-badly',
        thing: { kind: 'incident', id: incident.code },
        title: isUnanswered
          ? `Nobody has answered the request to roll ${target} back to ${to}`
          : `Rolling ${target} back to ${to} ${state === 'failed' ? 'failed' : 'was given up'}`,
        does: 'View',
        page: `/incidents/${incident.code}`,
        command: `muster rollback show ${id}`,
        clause: policy.approvals.rollback.clause,
        rank: incident.severity,
      },
    ];
  });
  return { items };
}
