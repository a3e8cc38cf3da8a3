import type { CommandContext } from '../../../platform/commands/context.ts';
import { nextDeadlines, type IncidentDeadline } from '../domain/deadlines.ts';
import type { Incident } from '../domain/incident.ts';
import { clockDue, clockWarning, escalationDue } from '../due-kinds.ts';

/** What an incident's due rows hang on. */
export const dueSubject = (incident: Pick<Incident, 'id'>) => ({ kind: 'incident', id: incident.id });

/**
 * Brings the due rows in step with the incident: the next one of each kind. Unchanged plans are left alone, so a note
 * costs nothing here.
 */
export function planDeadlines(ctx: CommandContext, before: Incident | undefined, after: Incident): void {
  const policy = ctx.policies.of(after);
  const had = before && nextDeadlines(before, policy);
  const wanted = nextDeadlines(after, policy);
  for (const kind of deadlineKinds) {
    if (had && isSame(had[kind], wanted[kind])) continue;
    if (had?.[kind]) ctx.due.supersede(dueSubject(after), [dueKindOf[kind]], 'planned anew');
    if (wanted[kind]) plan(ctx, after, wanted[kind]);
  }
}

const deadlineKinds = ['warn', 'breach', 'escalate'] as const;

const dueKindOf = { warn: clockWarning, breach: clockDue, escalate: escalationDue } as const;

function plan(ctx: CommandContext, incident: Incident, deadline: IncidentDeadline): void {
  const subject = dueSubject(incident);
  const dueAt = deadline.at;
  switch (deadline.kind) {
    case 'warn':
    case 'breach': {
      const { clock, round } = deadline;
      ctx.due.plan({
        kind: dueKindOf[deadline.kind],
        key: `${incident.id}/${clock}/${round}`,
        subject,
        dueAt,
        payload: { incident: incident.id, clock, round },
      });
      return;
    }
    case 'escalate':
      ctx.due.plan({
        kind: escalationDue,
        key: `${incident.id}/${deadline.step}`,
        subject,
        dueAt,
        payload: { incident: incident.id, step: deadline.step },
      });
  }
}

const isSame = (first: IncidentDeadline | undefined, second: IncidentDeadline | undefined): boolean =>
  JSON.stringify(first) === JSON.stringify(second);
