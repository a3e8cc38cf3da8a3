import { Type } from 'typebox';
import { isBefore } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { defineDeadline } from '../../../platform/due/kind.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import * as membership from '../../identity/membership.ts';
import { suspendNow } from '../../identity/public.ts';
import { auditorEnded } from '../ledger-actions.ts';
import { governancePermissions } from '../permissions.ts';
import { auditorThing, unlessOpen } from './auditor-thing.ts';

/** The approved time is over. Requests have been refused by the clock since then; this records it. */
const auditorsEnd = defineDeadline({
  name: 'auditor.end',
  lane: 'clock',
  whenLate: 'fire-once',
  payload: Type.Object({ auditor: Type.String(), until: Type.String() }),
});

export function planAuditorsEnd(ctx: CommandContext, id: PrincipalId, endsAt: Date): void {
  const until = endsAt.toISOString();
  ctx.due.plan({
    kind: auditorsEnd,
    key: `${id} ${until}`,
    subject: { kind: 'auditor', id },
    dueAt: endsAt,
    payload: { auditor: id, until },
  });
}

/** Ends the access early: sessions, tokens and open links end at once. */
export const endAuditor = verb(auditorThing, {
  name: 'end',
  words: {
    label: 'End their access',
    does: 'end an auditor’s access at once, before it expires',
    done: 'Ended. They no longer have access.',
    next: 'muster auditor list',
  },
  clauses: ['7.5'],
  permission: governancePermissions.admitAuditors,
  fields: { reason: LongText({ asks: 'Why end it early?', short: 'r', limit: 1000 }) },
  unless: unlessOpen,
  async decide(ctx, { thing: { principalId }, input: { reason } }) {
    return end(ctx, principalId, { how: 'early', reason });
  },
});

export function registerAuditorReactions(registry: DueRegistry): void {
  registry.onDeadline(auditorsEnd, async (ctx, { payload }) => {
    const id = asId<'principal'>(payload.auditor);
    await membership.lockPrincipal(ctx.tx, id);
    const access = await membership.auditorAccess(ctx.tx, id);
    // Ended early, or extended since this was planned.
    if (access?.openedAt === undefined || access.endedAt !== undefined || isBefore(ctx.now, access.endsAt)) return;
    await end(ctx, id, { how: 'time', reason: ownWords('the approved time is over') });
  });
}

/** Ends an auditor's access inside the caller's transaction, on another area's decision. */
export async function endAuditorNow(
  ctx: CommandContext,
  id: PrincipalId,
  reason: Scrubbed,
): Promise<Result<undefined, AppError>> {
  await membership.lockPrincipal(ctx.tx, id);
  const access = await membership.auditorAccess(ctx.tx, id);
  if (access?.openedAt === undefined || access.endedAt !== undefined) return err(auditorThing.missing);
  return end(ctx, id, { how: 'early', reason });
}

async function end(
  ctx: CommandContext,
  id: PrincipalId,
  { how, reason }: { readonly how: 'early' | 'time'; readonly reason: Scrubbed },
): Promise<Result<undefined, AppError>> {
  const entry = ctx.record(auditorEnded, {
    resource: { kind: 'auditor', id },
    clause: '7.5',
    data: { auditor: id, how },
    content: { fields: { reason } },
  });
  await membership.endAuditorAccess(ctx.tx, id, { at: ctx.now, entry });
  const suspended = await suspendNow(ctx, id, reason, '7.5');
  return suspended.ok ? ok(undefined) : suspended;
}
