import type { CommandContext } from '../../../platform/commands/context.ts';
import { deadlinesOf, type IncidentDeadline } from '../domain/deadlines.ts';
import type { Incident } from '../domain/incident.ts';
import { clockDue, clockWarning, escalationDue } from '../due-kinds.ts';

/** What an incident's due rows hang on. */
export const dueSubject = (incident: Pick<Incident, 'id'>) => ({ kind: 'incident', id: incident.id });

/** Brings the due rows in step with the incident. Unchanged plans are left alone, so a note costs nothing here. */
export function planDeadlines(ctx: CommandContext, before: Incident | undefined, after: Incident): void {
  const policy = ctx.policies.of(after);
  const wanted = deadlinesOf(after, policy);
  if (before && isSamePlan(deadlinesOf(before, policy), wanted)) return;
  if (before) ctx.due.supersede(dueSubject(after), [clockWarning, clockDue, escalationDue], 'planned anew');
  for (const deadline of wanted) plan(ctx, after, deadline);
}

function plan(ctx: CommandContext, incident: Incident, deadline: IncidentDeadline): void {
  const subject = dueSubject(incident);
  const dueAt = deadline.at;
  switch (deadline.kind) {
    case 'warn':
    case 'breach': {
      const { clock, round } = deadline;
      const kind = deadline.kind === 'warn' ? clockWarning : clockDue;
      ctx.due.plan({
        kind,
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

const isSamePlan = (first: readonly IncidentDeadline[], second: readonly IncidentDeadline[]): boolean =>
  JSON.stringify(first) === JSON.stringify(second);
