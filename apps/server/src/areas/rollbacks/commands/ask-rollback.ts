import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { principalOf } from '../../../kernel/actor.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { field, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentThing, isOpen } from '../../incidents/public.ts';
import { NAME, NAME_REMEDY, type Rollback, type RollbackId } from '../domain/rollback.ts';
import { unansweredDue } from '../due-kinds.ts';
import { executorThing } from '../executor-thing.ts';
import { rollbackAsked } from '../ledger-actions.ts';
import { rollbackPermissions } from '../permissions.ts';
import { pageForApproval } from '../page-people.ts';
import { named, rollbackApproval } from '../rollback-approval.ts';
import { lockExecutor } from '../store/executors.ts';
import { insertRollback, setApproval } from '../store/rollbacks.ts';

const Name = (asks: string, option: string, more = {}) =>
  Type.String({ pattern: NAME, remedy: NAME_REMEDY, ...field({ asks, option, ...more }) });

/** Requests the rollback of something in production, with evidence; the commander approves it (GOV 2.3, R24). */
export const askRollback = verb(incidentThing, {
  name: 'roll-back',
  words: {
    label: 'Ask for a rollback',
    does: 'ask for something in production to be rolled back to an earlier version',
    done: 'Rollback requested. It starts once approved, and is done when its executor says so.',
    next: 'muster rollback list',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.ask,
  activity: 'authorise-rollback',
  fields: {
    target: Name('What is rolled back?', 'target', { positional: true }),
    to: Name('Back to which version?', 'to', { short: 't' }),
    from: Type.Optional(Name('From which version?', 'from')),
    executorId: Ref('executor', { asks: 'What carries it out?', option: 'by', short: 'b' }),
    evidence: LongText({ asks: 'On what evidence?', short: 'e', limit: 4000 }),
  },
  answer: Type.Object({ rollback: Type.String({ format: 'uuid' }), approval: Type.String({ format: 'uuid' }) }),
  unless: (incident) =>
    isOpen(incident)
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'rollbacks/incident-over',
          reason: 'A rollback can be requested only under an open incident.',
          clause: '2.3',
        },
  async decide(ctx, { thing: incident, input }) {
    const requestedBy = principalOf(ctx.actor);
    if (requestedBy === undefined) throw new Error('a rollback is asked for by nobody');
    const executor = await lockExecutor(ctx.tx, input.executorId);
    if (executor === undefined || executor.removedAt !== undefined) return err(noSuchExecutor);
    const id: RollbackId = asId(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const asked: Rollback = {
      id,
      incidentId: incident.id,
      target: input.target,
      to: input.to,
      from: input.from,
      evidence: input.evidence,
      executorId: executor.id,
      requestedBy,
      requestedAt: ctx.now,
      state: 'asked',
      approval: undefined,
      authorisedAt: undefined,
      answerBy: undefined,
      sentAt: undefined,
      startedAt: undefined,
      endedAt: undefined,
      because: undefined,
      detail: undefined,
      isLate: false,
      brokenBy: undefined,
      ratifiedBy: undefined,
      ratifiedAt: undefined,
      version: 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    };
    if (!(await insertRollback(ctx.tx, asked))) return err(underWay);
    const requested = await ctx.use(approvalsService).request(ctx, rollbackApproval, {
      subject: { kind: 'rollback', id },
      parameters: {},
      title: ownWords(`${incident.code}: roll ${asked.target} back to ${asked.to}`),
      reason: asked.evidence,
    });
    if (!requested.ok) return requested;
    const { approval, state } = requested.value;
    await setApproval(ctx.tx, id, approval);
    ctx.record(rollbackAsked, {
      id: entry,
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.3',
      data: {
        ...named(asked),
        ...(asked.from === undefined ? {} : { from: asked.from }),
        executor: executor.id,
        approval,
        unseparated: state === 'unseparated',
      },
      content: { fields: { evidence: asked.evidence } },
    });
    if (requested.value.state === 'open') {
      await pageForApproval(ctx, incident, requested.value.deciders);
      ctx.due.plan({
        kind: unansweredDue,
        key: id,
        subject: { kind: 'rollback', id },
        dueAt: addMinutes(ctx.now, ctx.policies.current.approvals.rollback.unansweredFor.minutes),
        payload: { rollback: id },
      });
    }
    return ok({ rollback: id, approval });
  },
});

const noSuchExecutor: AppError = {
  kind: 'invalid',
  code: executorThing.missing.code,
  public: executorThing.missing.public,
  fields: [{ path: '/executorId', problem: 'is not a connected executor', remedy: 'muster executor list' }],
};

const underWay: AppError = {
  kind: 'conflict',
  code: 'rollbacks/under-way',
  public: 'A rollback of this is already under way in this incident.',
  remedy: 'muster rollback list --state open shows it.',
  clause: '2.3',
};
