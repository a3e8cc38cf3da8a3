import type { IncidentId, PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { postmortemTell, type TellReason } from './due-kinds.ts';

/** Tells these people, through every channel that reaches them. */
export function tell(
  ctx: CommandContext,
  about: { readonly incident: IncidentId; readonly action?: string },
  people: readonly PrincipalId[],
  why: TellReason,
): void {
  for (const to of new Set(people)) {
    ctx.due.plan({
      kind: postmortemTell,
      key: `${about.action ?? about.incident}/${to}/${why}/${ctx.now.toISOString()}`,
      subject: { kind: 'incident', id: about.incident },
      dueAt: ctx.now,
      payload: { ...about, to, why },
    });
  }
}
