import { roleTitle, type PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { refused } from '../../../kernel/decision.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { StateRefusal } from '../../../platform/verbs/declared.ts';
import { Choice, field, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { rolesFor } from '@muster/policy';
import { commanderOf, INCIDENT_COMMANDER } from '../../incidents/public.ts';
import { rolesHeldBy } from '../../identity/public.ts';
import {
  isStepOver,
  passedOver,
  secondsBetween,
  withStep,
  type Execution,
  type FollowedStep,
} from '../domain/execution.ts';
import { executionThing, type ExecutionCase } from '../execution-thing.ts';
import { stepEnded, stepTaken } from '../ledger-actions.ts';
import { runbookPermissions } from '../permissions.ts';
import { updateExecution } from '../store/executions.ts';

const Step = Type.String({ maxLength: 40, ...field({ asks: 'Which step?', positional: true }) });
const Answer = Type.Object({ version: Type.Integer() });
const common = { clauses: ['2.2'], permission: runbookPermissions.step, answer: Answer } as const;
const NEXT = 'muster execution show <id>';

export const unlessOver = ({ execution }: ExecutionCase): StateRefusal | undefined =>
  execution.endedAt === undefined
    ? undefined
    : {
        allowed: false,
        obligations: [],
        code: 'runbooks/execution-over',
        reason: 'It is no longer being followed.',
        clause: '2.2',
      };

/** Marks a step as being done by the caller; anyone with its role may take it over. */
export const takeStep = verb(executionThing, {
  ...common,
  name: 'take',
  words: { label: 'Take', does: 'take a step, to show that you are doing it', done: 'Step taken.', next: NEXT },
  fields: { step: Step },
  unless: unlessOver,
  async decide(ctx, { thing, input, policy }) {
    const found = await stepFor(ctx, thing, input.step, policy);
    if (!found.ok) return found;
    const { step, person } = found.value;
    const entry = ctx.record(stepTaken, {
      ...about(thing),
      data: { ...named(thing.execution), step: step.id, role: step.role },
    });
    return ok(
      await saved(
        ctx,
        thing,
        entry,
        withStep(thing.execution, step.id, { state: 'taken', by: person, takenAt: ctx.now }),
      ),
    );
  },
});

/** Records a step as done or failed, with evidence and any deviation from the text. */
export const endStep = verb(executionThing, {
  ...common,
  name: 'did',
  words: {
    label: 'Done',
    does: 'report that a step is done, or that it failed, with what you saw',
    done: 'Result recorded.',
    next: NEXT,
  },
  fields: {
    step: Step,
    as: Type.Optional(Choice(['done', 'failed'], { asks: 'Done, or failed?' })),
    evidence: Type.Optional(LongText({ asks: 'What did you see?', short: 'e', limit: 4000 })),
    deviation: Type.Optional(LongText({ asks: 'What did you do differently?', short: 'd', limit: 2000 })),
  },
  unless: unlessOver,
  async decide(ctx, { thing, input, policy }) {
    const found = await stepFor(ctx, thing, input.step, policy);
    if (!found.ok) return found;
    const { step, person } = found.value;
    const before = passedOver(thing.execution.steps, step.id);
    if (before.length > 0 && input.deviation === undefined) return err(outOfOrder(before.map(({ id }) => id)));
    const { evidence, deviation, as = 'done' } = input;
    return ok(await ended(ctx, thing, step, { state: as, by: person, evidence, deviation }));
  },
});

/** Skips a step, with a reason. */
export const skipStep = verb(executionThing, {
  ...common,
  name: 'leave-out',
  aliases: ['skip'],
  words: { label: 'Skip', does: 'skip a step, with the reason', done: 'Step skipped.', next: NEXT },
  fields: { step: Step, reason: LongText({ asks: 'Why?', short: 'r', limit: 2000 }) },
  unless: unlessOver,
  async decide(ctx, { thing, input, policy }) {
    const found = await stepFor(ctx, thing, input.step, policy);
    if (!found.ok) return found;
    const { step, person } = found.value;
    return ok(
      await ended(ctx, thing, step, { state: 'skipped', by: person, evidence: undefined, deviation: input.reason }),
    );
  },
});

type Ending = Pick<FollowedStep, 'by' | 'evidence' | 'deviation'> & { readonly state: 'done' | 'failed' | 'skipped' };

async function ended(ctx: CommandContext, thing: ExecutionCase, step: FollowedStep, how: Ending) {
  const seconds = step.takenAt && secondsBetween(step.takenAt, ctx.now);
  const { evidence, deviation, state } = how;
  const entry = ctx.record(stepEnded, {
    ...about(thing),
    data: {
      ...named(thing.execution),
      step: step.id,
      role: step.role,
      as: state,
      ...(seconds === undefined ? {} : { seconds }),
      deviates: deviation !== undefined,
    },
    ...(evidence === undefined && deviation === undefined
      ? {}
      : { content: { fields: { evidence: evidence ?? '', deviation: deviation ?? '' } } }),
  });
  return saved(ctx, thing, entry, withStep(thing.execution, step.id, { ...how, endedAt: ctx.now }));
}

/**
 * The step, if it exists, is not over and this person may do it: it is of their role, they command, or their role is
 * responsible for runbooks.
 */
async function stepFor(
  ctx: CommandContext,
  { execution, incident }: ExecutionCase,
  id: string,
  policy: PolicySnapshot,
): Promise<Result<{ readonly step: FollowedStep; readonly person: PrincipalId }, AppError>> {
  const person = principalOf(ctx.actor);
  const step = execution.steps.find((each) => each.id === id);
  if (step === undefined || person === undefined) return err(noSuchStep(execution));
  if (isStepOver(step)) return err(stepOver);
  const held = await rolesHeldBy(ctx.tx, person);
  const isCommander = commanderOf(incident) === person;
  const responsible = rolesFor(policy, 'execute-runbook', 'R').roles;
  const mayIts = step.role === INCIDENT_COMMANDER ? isCommander : held.includes(step.role);
  if (mayIts || isCommander || held.some((role) => responsible.includes(role))) return ok({ step, person });
  return err(
    refused(
      {
        allowed: false,
        obligations: [],
        code: 'runbooks/other-role',
        reason: `This step is for ${roleTitle(policy, step.role)}.`,
        clause: '2.2',
      },
      'forbidden',
    ),
  );
}

export const named = ({ id, runbook, runbookVersion: version }: Execution) => ({
  execution: id as string,
  runbook,
  version,
});

export const about = ({ incident }: ExecutionCase) =>
  ({
    resource: { kind: 'incident', id: incident.id },
    policyVersion: incident.policyVersion,
    clause: '2.2',
  }) as const;

export async function saved(
  ctx: CommandContext,
  { execution }: ExecutionCase,
  entry: Execution['lastEntry'],
  change: Partial<Execution>,
): Promise<{ readonly version: number }> {
  const version = execution.version + 1;
  await updateExecution(ctx.tx, { ...execution, ...change, version, lastInstant: ctx.now, lastEntry: entry });
  return { version };
}

const noSuchStep = ({ steps }: Execution): AppError => ({
  kind: 'invalid',
  code: 'runbooks/no-such-step',
  public: 'The runbook has no such step.',
  fields: [{ path: '/step', problem: 'is not a step of it', remedy: `one of ${steps.map(({ id }) => id).join(', ')}` }],
});

const stepOver: AppError = {
  kind: 'conflict',
  code: 'runbooks/step-over',
  public: 'This step is already done or skipped.',
  remedy: 'muster execution show shows by whom. To add to it, write a note on the incident.',
};

const outOfOrder = (before: readonly string[]): AppError => ({
  kind: 'invalid',
  code: 'runbooks/out-of-order',
  public: `Steps before it are still open: ${before.join(', ')}.`,
  clause: '2.2',
  fields: [
    { path: '/deviation', problem: 'is missing', remedy: 'say why it is done before them, or skip those first' },
  ],
});
