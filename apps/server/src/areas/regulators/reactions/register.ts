import { rolesWith } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { contactsIn, holdersOf } from '../../identity/public.ts';
import { pagePeople } from '../../oncall/public.ts';
import { noticeDue, noticePrompt } from '../due-kinds.ts';
import { noticeMissed, noticePrompted } from '../ledger-actions.ts';
import { lockCase, type NoticeCase } from '../notice-thing.ts';
import { saveNotice } from '../store/notices.ts';

/**
 * The deadlines of notices: those who owe one are prompted beforehand and paged when it is missed. Both are recorded.
 */
export function registerRegulatorReactions(registry: DueRegistry): void {
  registry.onDeadline(noticePrompt, async (ctx, { payload }) => {
    const found = await owed(ctx, payload.notice);
    if (found === undefined || ctx.now >= found.notice.dueAt)
      return voided(ownWords('it was filed, or its deadline has passed'));
    const { notice, incident } = found;
    ctx.record(noticePrompted, {
      resource: { kind: 'incident', id: incident.id },
      clause: ctx.policies.current.regulators.prompt.clause,
      data: { notice: notice.id, rule: notice.rule, dueAt: notice.dueAt.toISOString() },
    });
    await call(ctx, found, 'notice-due');
    return undefined;
  });

  registry.onDeadline(noticeDue, async (ctx, { payload }) => {
    const found = await owed(ctx, payload.notice);
    if (found === undefined) return voided(ownWords('it was filed, or is not required'));
    const { notice, incident } = found;
    const entry = asId<'entry'>(
      ctx.record(noticeMissed, {
        resource: { kind: 'incident', id: incident.id },
        clause: '2.7',
        data: { notice: notice.id, rule: notice.rule, dueAt: notice.dueAt.toISOString() },
      }),
    );
    const version = notice.version + 1;
    await saveNotice(ctx.tx, { ...notice, missedAt: notice.dueAt, version, lastInstant: ctx.now, lastEntry: entry });
    await call(ctx, found, 'notice-missed');
    return undefined;
  });
}

async function owed(ctx: CommandContext, id: string): Promise<NoticeCase | undefined> {
  const found = await lockCase(ctx, id);
  if (found === undefined || found.notice.filedAt !== undefined || found.notice.isNotOwed) return undefined;
  ctx.notBefore(found.notice.lastInstant);
  return found;
}

/** Pages everybody who speaks for the organisation, by role and by contact role. */
async function call(ctx: CommandContext, { incident }: NoticeCase, why: 'notice-due' | 'notice-missed'): Promise<void> {
  const { roles, clause } = rolesWith(ctx.policies.current, 'notify-regulators');
  const contacts = await contactsIn(ctx.tx, roles);
  const people = [...new Set([...(await holdersOf(ctx.tx, roles)), ...contacts.values()])];
  await pagePeople(ctx, people, { incident: incident.id, why, clause, drill: incident.isDrill, urgency: 'page' });
}
