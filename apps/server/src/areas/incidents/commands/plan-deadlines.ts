import type { CommandContext } from '../../../platform/commands/context.ts';
import type { FailingRow } from '../../../platform/worker/registry.ts';
import { deadlinesInOrder, nameOfDeadline, nextDeadlines, type IncidentDeadline } from '../domain/deadlines.ts';
import type { Incident } from '../domain/incident.ts';
import { clockDue, clockWarning, escalationDue } from '../due-kinds.ts';

/** The subject of an incident's due rows. */
export const dueSubject = (incident: Pick<Incident, 'id'>) => ({ kind: 'incident', id: incident.id });

/** Syncs the due rows with the incident: the next one of each kind. Unchanged plans cost nothing. */
export function planDeadlines(ctx: CommandContext, before: Incident | undefined, after: Incident): void {
  const policy = ctx.policies.of(after);
  const had = before && nextDeadlines(before, policy, ctx.now);
  const wanted = nextDeadlines(after, policy, ctx.now);
  for (const kind of deadlineKinds) {
    if (had && isSame(had[kind], wanted[kind])) continue;
    if (before) ctx.due.supersede(dueSubject(after), [dueKindOf[kind]], 'planned again');
    for (const deadline of wanted[kind]) plan(ctx, after, deadline);
  }
}

/** Plans the deadlines of a kind that come after a failing one, so that they are not blocked by it. */
export function planBeyond(ctx: CommandContext, incident: Incident, kind: DeadlineKindName, failing: FailingRow): void {
  const all = deadlinesInOrder(incident, ctx.policies.of(incident), kind);
  const at = all.findIndex((deadline) => keyOf(incident, deadline) === failing.key);
  for (const deadline of all.slice(at + 1)) plan(ctx, incident, deadline);
}

const deadlineKinds = ['warn', 'breach', 'escalate'] as const;
export type DeadlineKindName = (typeof deadlineKinds)[number];

const dueKindOf = { warn: clockWarning, breach: clockDue, escalate: escalationDue } as const;

function plan(ctx: CommandContext, incident: Incident, deadline: IncidentDeadline): void {
  const of = { key: keyOf(incident, deadline), subject: dueSubject(incident), dueAt: deadline.at };
  switch (deadline.kind) {
    case 'warn':
    case 'breach': {
      const { clock, round } = deadline;
      ctx.due.plan({ ...of, kind: dueKindOf[deadline.kind], payload: { incident: incident.id, clock, round } });
      return;
    }
    case 'escalate':
      ctx.due.plan({ ...of, kind: escalationDue, payload: { incident: incident.id, step: deadline.step } });
  }
}

const keyOf = ({ id }: Incident, deadline: IncidentDeadline): string => `${id}/${nameOfDeadline(deadline)}`;

const isSame = (first: readonly IncidentDeadline[], second: readonly IncidentDeadline[]): boolean =>
  JSON.stringify(first) === JSON.stringify(second);
