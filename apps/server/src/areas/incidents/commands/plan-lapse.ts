import { addMinutes } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../domain/incident.ts';
import { acknowledgementLapses } from '../due-kinds.ts';
import { dueSubject } from './plan-deadlines.ts';

/** Plans the check, `minutes` from now, whether anything has followed the acknowledgement. */
export function planLapse(ctx: CommandContext, incident: Pick<Incident, 'id'>, minutes: number): void {
  const since = ctx.now.toISOString();
  ctx.due.supersede(dueSubject(incident), [acknowledgementLapses], 'something followed');
  ctx.due.plan({
    kind: acknowledgementLapses,
    key: `${incident.id}/${since}`,
    subject: dueSubject(incident),
    dueAt: addMinutes(ctx.now, minutes),
    payload: { incident: incident.id, since, minutes },
  });
}
