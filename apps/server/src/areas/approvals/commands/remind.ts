import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { entriesOf } from '../../../platform/ledger/read-entries.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { approvalThing } from '../approval-thing.ts';
import type { Approval } from '../domain/approval.ts';
import { closedFor, countedIn } from '../domain/judge-vote.ts';
import { approvalReminded } from '../ledger-actions.ts';
import { approvalPermissions } from '../permissions.ts';
import { updateApproval } from '../store/approvals.ts';
import { tell } from '../tell.ts';

/** Lets the requester have those who can still decide reminded, at most as often as the policy allows. */
export const remind = verb(approvalThing, {
  name: 'remind',
  words: {
    label: 'Remind',
    does: 'remind those who can decide and have not yet',
    done: 'Reminded.',
    next: 'muster approval show <id>',
  },
  clauses: ['2.10'],
  permission: approvalPermissions.remind,
  unless: (here, { actor, now }) =>
    principalOf(actor) === here.approval.requestedBy
      ? closedFor(here, now)
      : {
          allowed: false,
          is: 'access',
          code: 'approvals/not-yours',
          clause: here.rule.clause,
          reason: 'Only the person who made the request can send a reminder.',
          obligations: [],
        },
  async decide(ctx, { thing: here, policy }) {
    const { approval, rule } = here;
    const last = await lastReminder(ctx, approval);
    const again = last && addMinutes(last, policy.approvals.reminder.atMostEvery.minutes);
    if (again !== undefined && isBefore(ctx.now, again)) return err(remindedLately(again));
    const counted = countedIn(here);
    const silent = [...here.deciders.rights.keys()].filter((each) => !counted.some(({ voter }) => voter === each));
    const entry = ctx.record(approvalReminded, {
      resource: { kind: 'approval', id: approval.id },
      clause: rule.clause,
      data: { approval: approval.id, reminded: silent },
    });
    await updateApproval(ctx.tx, approval.id, approval, ctx.now, entry);
    tell(ctx, approval, silent, 'reminded');
    return ok(undefined);
  },
});

/** When the requester last sent a reminder; automatic ones do not count. */
async function lastReminder(ctx: CommandContext, { id, requestedBy }: Approval): Promise<Date | undefined> {
  const entries = await entriesOf(ctx.tx, { kind: 'approval', id }, 100);
  const own = entries.findLast(
    ({ envelope }) => envelope.action === approvalReminded.name && envelope.actor === requestedBy,
  );
  return own && new Date(own.envelope.time);
}

const remindedLately = (again: Date): AppError => ({
  kind: 'conflict',
  code: 'approvals/reminded-lately',
  public: 'They were reminded recently.',
  remedy: `You can remind them again from ${again.toISOString()}.`,
  clause: '2.10',
});
