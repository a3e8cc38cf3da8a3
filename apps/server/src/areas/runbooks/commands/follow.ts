import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentThing, isOpen } from '../../incidents/public.ts';
import { stepsOf, type Execution, type ExecutionId } from '../domain/execution.ts';
import { openRunbook } from '../domain/library.ts';
import { runbookFollowed } from '../ledger-actions.ts';
import { runbookPermissions } from '../permissions.ts';
import { libraryNow, shippedRunbooks } from '../room.ts';
import { noSuchRunbook, RunbookId } from '../runbook-thing.ts';
import { insertExecution } from '../store/executions.ts';

/** Starts a runbook under an incident, in its current version: later versions do not change the execution (2.2). */
export const followRunbook = verb(incidentThing, {
  name: 'follow-runbook',
  words: {
    label: 'Follow a runbook',
    does: 'follow a runbook under the incident, step by step, on the record',
    done: 'Started. Take each step before you do it.',
    next: 'muster execution list --incident <code>',
  },
  clauses: ['2.2', '7.10'],
  permission: runbookPermissions.follow,
  activity: 'execute-runbook',
  fields: { runbook: Type.String({ ...RunbookId, ...field({ asks: 'Which runbook?', positional: true }) }) },
  answer: Type.Object({ execution: Type.String({ format: 'uuid' }) }),
  unless: (incident) =>
    isOpen(incident)
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'runbooks/incident-over',
          reason: 'A runbook can be followed only under an open incident.',
          clause: '2.2',
        },
  async decide(ctx, { thing: incident, input }) {
    const startedBy = principalOf(ctx.actor);
    if (startedBy === undefined) throw new Error('a runbook is followed by nobody');
    const policy = ctx.policies.current;
    const { shelf } = await libraryNow(ctx.tx, ctx.use(shippedRunbooks), policy);
    const source = shelf.get(input.runbook);
    if (source === undefined) return err(unknown);
    const runbook = openRunbook(source, policy);
    const id: ExecutionId = asId(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const execution: Execution = {
      id,
      incidentId: incident.id,
      runbook: runbook.id,
      runbookVersion: runbook.version,
      title: runbook.title,
      steps: stepsOf(runbook).map((step) => ({ ...step, run: step.run?.replaceAll('<incident>', incident.code) })),
      isDrill: incident.isDrill,
      startedBy,
      startedAt: ctx.now,
      endedAt: undefined,
      outcome: undefined,
      note: undefined,
      version: 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    };
    if (!(await insertExecution(ctx.tx, execution))) return err(followedAlready);
    ctx.record(runbookFollowed, {
      id: entry,
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.2',
      data: {
        execution: id,
        runbook: runbook.id,
        version: runbook.version,
        drill: incident.isDrill,
        steps: execution.steps.length,
      },
    });
    return ok({ execution: id });
  },
});

const unknown: AppError = {
  kind: 'invalid',
  code: noSuchRunbook.code,
  public: noSuchRunbook.public,
  fields: [{ path: '/runbook', problem: 'is not a runbook', remedy: 'muster runbook list' }],
};

const followedAlready: AppError = {
  kind: 'conflict',
  code: 'runbooks/followed-already',
  public: 'This runbook is already being followed under this incident.',
  remedy: 'muster execution list --incident shows it.',
  clause: '2.2',
};
