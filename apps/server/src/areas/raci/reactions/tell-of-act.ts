import type { ActivityId } from '@muster/policy';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import type { actDone } from '../../../platform/raci/act-done.ts';
import { partsIn, type Parts } from '../domain/parts.ts';
import { digestDue, noticeSend, silenceDue } from '../due-kinds.ts';
import { actTold } from '../ledger-actions.ts';
import { concernOf, staffingOf } from '../queries/staffing.ts';
import { insertAct, isToldAlready, type Act } from '../store/acts.ts';
import { insertConsultations, type Consultation } from '../store/consultations.ts';
import { insertNotices, type Notice } from '../store/notices.ts';

/**
 * After an act is recorded: C roles are asked, I roles on call are told, the rest read it in their digest (GOV 2.10,
 * R44). The act is already done and never waits for this.
 */
export async function tellOfAct(
  ctx: CommandContext,
  { payload }: Pick<DueRow<typeof actDone>, 'payload'>,
): Promise<DeadlineOutcome | void> {
  // Something that belongs to an incident is shown under the incident's name and visibility.
  const resource =
    payload.under?.kind === 'incident' ? payload.under : { kind: payload.resourceKind, id: payload.resourceId };
  const policy = ctx.policies.current;
  const activity = payload.activity as ActivityId;
  const { severities, clause } = policy.raci[activity];
  const scope = severities === undefined ? payload.entry : ofIncident(activity, resource);
  const [concern, isTold] = await settleAll([concernOf(ctx.tx, resource), isToldAlready(ctx.tx, scope)]);
  if (concern === undefined) return voided(ownWords('the thing it was about no longer exists'));
  if (severities !== undefined && (concern.severity === undefined || !severities.includes(concern.severity)))
    return voided(ownWords('the matrix row does not cover this severity'));
  if (isTold) return voided(ownWords('people were already notified'));

  const actor = payload.actor === undefined ? undefined : asId<'principal'>(payload.actor);
  const reader = { db: ctx.tx, policies: ctx.policies };
  const parts = partsIn(policy, activity, actor, await staffingOf(reader, concern, ctx.now));
  const act: Act = {
    id: payload.entry,
    activity,
    clause,
    scope,
    resource,
    name: concern.name,
    actor,
    at: ctx.now,
    severity: concern.severity,
    isDrill: concern.isDrill,
    digestRoles: parts.digest,
    teamId: concern.protection.teamId,
    visibility: concern.protection.visibility,
  };
  await putOnRecord(ctx, act, parts);
}

async function putOnRecord(ctx: CommandContext, act: Act, parts: Parts): Promise<void> {
  const entry = ctx.ids.row(ctx.now) as EntryId;
  if (!(await insertAct(ctx.tx, act, entry))) return;
  const asked = await askConsulted(ctx, act, parts, entry);
  const atOnce = parts.atOnce.map(({ person, role }) => noticeOf(ctx, act, person, role, 'at-once'));
  const notices = [...new Map([...asked.notices, ...atOnce].map((each) => [each.to, each])).values()];
  for (const id of await insertNotices(ctx.tx, notices, ctx.now, entry)) send(ctx, id);
  ctx.record(actTold, {
    id: entry,
    resource: { kind: 'act', id: act.id },
    clause: act.clause,
    ...(act.resource.kind === 'incident' ? { touched: [act.resource.id] } : {}),
    data: {
      act: act.id,
      activity: act.activity,
      consulted: asked.roles('C'),
      ratifying: asked.roles('A'),
      atOnce: parts.atOnce.length,
      digest: [...parts.digest],
    },
  });
  if (parts.digest.length > 0) planDigest(ctx);
}

/** Asks each role once per act, or once per incident where the policy says so. */
async function askConsulted(ctx: CommandContext, act: Act, { consulted }: Parts, entry: EntryId) {
  const { consulted: rule } = ctx.policies.current.accountability;
  const isOnceAnIncident = act.resource.kind === 'incident' && rule.onceAnIncident.includes(act.activity);
  const scope = isOnceAnIncident ? ofIncident(act.activity, act.resource) : act.id;
  const questions = consulted.map(({ role, letter, people }): Consultation => {
    // An accountable incident role may be filled later, so its question stays open with nobody in it yet.
    const isNobody = people.length === 0 && letter === 'C';
    return {
      id: ctx.ids.row(ctx.now),
      act: act.id,
      scope,
      role,
      letter,
      state: isNobody ? 'nobody' : 'open',
      askedAt: ctx.now,
      dueAt: addMinutes(ctx.now, rule.answersWithin.minutes),
      settledAt: isNobody ? ctx.now : undefined,
      answeredBy: undefined,
      answer: undefined,
      lastInstant: ctx.now,
    };
  });
  const fresh = await insertConsultations(ctx.tx, questions, entry);
  const asked = consulted.filter((_, index) => fresh.has(questions[index]?.id ?? ''));
  for (const { id, state, dueAt } of questions)
    if (fresh.has(id) && state === 'open')
      ctx.due.plan({
        kind: silenceDue,
        key: id,
        subject: { kind: 'consultation', id },
        dueAt,
        payload: { consultation: id },
      });
  const notices = asked.flatMap(({ role, people }) =>
    people.map((person) => noticeOf(ctx, act, person, role, 'asked')),
  );
  const roles = (wanted: 'A' | 'C') => asked.flatMap(({ role, letter }) => (letter === wanted ? [role] : []));
  return { notices, roles };
}

const noticeOf = (
  ctx: CommandContext,
  act: Act,
  to: Notice['to'],
  role: Notice['role'],
  way: 'asked' | 'at-once',
): Omit<Notice, 'state'> => ({ id: ctx.ids.row(ctx.now), act: act.id, to, role, way, until: undefined, acts: 1 });

const ofIncident = (activity: ActivityId, { kind, id }: Act['resource']): string => `${activity}/${kind}/${id}`;

/** Queues a notice for delivery through the person's own channels. */
export const send = (ctx: CommandContext, notice: string): void =>
  ctx.due.plan({
    kind: noticeSend,
    key: notice,
    subject: { kind: 'notice', id: notice },
    dueAt: ctx.now,
    payload: { notice },
  });

/** Plans the digest of the current period; idempotent for further acts in it. */
function planDigest(ctx: CommandContext): void {
  const every = ctx.policies.current.accountability.informed.digestEvery.minutes * MINUTE_MS;
  const from = new Date(Math.floor(ctx.now.getTime() / every) * every);
  const until = new Date(from.getTime() + every);
  ctx.due.plan({
    kind: digestDue,
    key: until.toISOString(),
    subject: { kind: 'digest', id: until.toISOString() },
    dueAt: until,
    payload: { from: from.toISOString(), until: until.toISOString() },
  });
}

const MINUTE_MS = 60 * 1000;
