import { addMinutes, isBefore, minutesBetween } from '../../../kernel/clock.ts';
import { asId, type IncidentId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { contactsIn } from '../../identity/public.ts';
import { commanderOf, incidentsById, isOpen } from '../../incidents/public.ts';
import { postmortemOf, savePostmortem } from '../commands/save.ts';
import { dueAtOf } from '../domain/action-item.ts';
import { actionOverdueDue, actionRemindDue, postmortemDue, reviewPromptDue } from '../due-kinds.ts';
import { actionOverdue, postmortemMissed, reviewPrompted } from '../ledger-actions.ts';
import { lockAction, writeAction } from '../store/action-items.ts';
import { lockPostmortem } from '../store/postmortems.ts';
import { tell } from '../tell.ts';

/** Registers this area's deadline handlers. Each looks at the current state, and does nothing if nothing is owed. */
export function registerPostmortemReactions(registry: DueRegistry): void {
  registry.onDeadline(reviewPromptDue, async (ctx, row) => promptReview(ctx, asId(row.payload.incident)));
  registry.onDeadline(postmortemDue, async (ctx, row) => miss(ctx, asId(row.payload.incident)));
  registry.onDeadline(actionRemindDue, async (ctx, row) => remindOwner(ctx, row.payload.action));
  registry.onDeadline(actionOverdueDue, async (ctx, row) => chaseOwner(ctx, row.payload.action));
}

const notOwed = voided(ownWords('it is no longer required'));

/** The incident and its postmortem, while one is owed: a reopened incident owes none until it is resolved again. */
async function owedIn(ctx: CommandContext, id: IncidentId) {
  const postmortem = await lockPostmortem(ctx.tx, id);
  const incident = (await readAlone(ctx.tx, incidentsById([id]))).get(id);
  if (postmortem === undefined || incident === undefined || postmortem.state === 'published' || isOpen(incident))
    return undefined;
  ctx.notBefore(postmortem.lastInstant);
  return { postmortem, incident };
}

async function promptReview(ctx: CommandContext, id: IncidentId): Promise<DeadlineOutcome | void> {
  const here = await owedIn(ctx, id);
  if (here?.postmortem.dueAt === undefined || here.postmortem.review !== undefined) return notOwed;
  const { postmortem, incident } = here;
  const policy = ctx.policies.of(incident);
  const entry = ctx.record(reviewPrompted, {
    ...postmortemOf(incident),
    clause: policy.accountability.duties.clause,
    data: { dueAt: here.postmortem.dueAt.toISOString() },
  });
  await savePostmortem(ctx, postmortem, entry);
  const commander = commanderOf(incident);
  const told = commander === undefined ? await leadsOf(ctx, id) : [commander];
  tell(ctx, { incident: id }, told, 'review-unscheduled');
}

async function miss(ctx: CommandContext, id: IncidentId): Promise<DeadlineOutcome | void> {
  const here = await owedIn(ctx, id);
  if (here?.postmortem.dueAt === undefined || isBefore(ctx.now, here.postmortem.dueAt)) return notOwed;
  const { postmortem, incident } = here;
  const { dueAt } = here.postmortem;
  const entry = ctx.record(postmortemMissed, {
    ...postmortemOf(incident),
    clause: postmortem.clause,
    data: { dueAt: dueAt.toISOString() },
  });
  await savePostmortem(ctx, { ...postmortem, missedAt: postmortem.missedAt ?? dueAt }, entry);
  const commander = commanderOf(incident);
  tell(
    ctx,
    { incident: id },
    [...(commander === undefined ? [] : [commander]), ...(await leadsOf(ctx, id))],
    'postmortem-missed',
  );
}

async function remindOwner(ctx: CommandContext, id: string): Promise<DeadlineOutcome | void> {
  const item = await lockAction(ctx.tx, id);
  if (item?.state !== 'accepted' || item.commitment === undefined) return notOwed;
  tell(ctx, { incident: item.incidentId, action: id }, [item.commitment.owner], 'action-due');
}

/** Reminds the owner until the item is done; after the policy's time it is escalated as well, once (GOV 8.4). */
async function chaseOwner(ctx: CommandContext, id: string): Promise<DeadlineOutcome | void> {
  const item = await lockAction(ctx.tx, id);
  if (item?.state !== 'accepted' || item.commitment === undefined) return notOwed;
  ctx.notBefore(item.lastInstant);
  const incident = (await readAlone(ctx.tx, incidentsById([item.incidentId]))).get(item.incidentId);
  if (incident === undefined) return notOwed;
  const { overdue } = ctx.policies.of(incident).accountability.actionItems;
  const isLong = minutesBetween(dueAtOf(item.commitment), ctx.now) >= overdue.escalateAfter.minutes;
  const escalates = isLong && item.escalatedAt === undefined;
  const lastEntry = ctx.record(actionOverdue, {
    resource: { kind: 'action-item', id },
    policyVersion: incident.policyVersion,
    touched: [incident.id],
    clause: '8.4',
    data: { action: id, dueOn: item.commitment.dueOn, escalated: escalates },
  });
  await writeAction(ctx.tx, {
    ...item,
    escalatedAt: escalates ? ctx.now : item.escalatedAt,
    version: item.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  });
  const about = { incident: item.incidentId, action: id };
  tell(ctx, about, [item.commitment.owner], 'action-overdue');
  if (escalates) tell(ctx, about, await contactsOf(ctx, overdue.roles), 'action-escalated');
  const dueAt = addMinutes(ctx.now, overdue.again.minutes);
  ctx.due.plan({
    kind: actionOverdueDue,
    key: `${id}/${dueAt.toISOString()}`,
    subject: { kind: 'action-item', id },
    dueAt,
    payload: { action: id },
  });
}

/** The contacts of the first escalation of the incident's severity. */
async function leadsOf(ctx: CommandContext, id: IncidentId) {
  const incident = (await readAlone(ctx.tx, incidentsById([id]))).get(id);
  if (incident === undefined) return [];
  const { escalations } = ctx.policies.of(incident).severities[incident.severity];
  return contactsOf(ctx, escalations[0]?.roles ?? []);
}

async function contactsOf(ctx: CommandContext, roles: readonly string[]) {
  const contacts = await contactsIn(ctx.tx, roles);
  return [...contacts.values()];
}
