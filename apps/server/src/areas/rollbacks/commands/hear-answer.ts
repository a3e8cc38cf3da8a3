import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { answers, hear, isUnderWay, type ExecutorAnswer, type RollbackState } from '../domain/rollback.ts';
import { rollbackHeard } from '../ledger-actions.ts';
import { rollbackPermissions } from '../permissions.ts';
import { pageOfFailure } from '../page-people.ts';
import { named } from '../rollback-approval.ts';
import { lockCase, rollbackThing, type RollbackCase } from '../rollback-thing.ts';
import { updateRollback } from '../store/rollbacks.ts';

const MOST_DETAIL = 2000;

/** Records what a webhook reports. The caller's authority is the signature, checked by the route. */
export const hearCallback = defineCommand({
  name: 'rollback.callback',
  input: Type.Object({
    rollback: Type.String({ format: 'uuid' }),
    answer: Type.Enum([...answers]),
    detail: Type.Optional(FreeText({ maxLength: MOST_DETAIL })),
  }),
  resource: ({ rollback }) => ({ kind: 'incident', id: rollback }),
  async decide(ctx, { rollback, answer, detail }) {
    if (ctx.actor.kind !== 'system' || ctx.actor.part !== 'rollback-executor') return err(bySignatureOnly);
    const here = await lockCase(ctx, rollback);
    return here === undefined ? err(rollbackThing.missing) : heard(ctx, here, answer, detail);
  },
});

/** The program that carries it out reports that it has started. */
export const takeRollback = verb(rollbackThing, {
  name: 'take',
  words: {
    label: 'Carry it out',
    does: 'say, as the program that carries it out, that it begins',
    done: 'It is yours. Report how it ended: muster rollback report.',
    next: 'muster rollback list --state open',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.execute,
  answer: Type.Object({ state: Type.String(), target: Type.String(), to: Type.String() }),
  unless: ({ rollback }) =>
    isUnderWay(rollback)
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'rollbacks/not-authorised',
          reason: 'It is not approved, or has already ended.',
          clause: '2.3',
        },
  async decide(ctx, { thing }) {
    const told = await heard(ctx, thing, 'started', undefined);
    return told.ok ? ok({ ...told.value, target: thing.rollback.target, to: thing.rollback.to }) : told;
  },
});

/** The program that carried it out reports the outcome. */
export const reportRollback = verb(rollbackThing, {
  name: 'report',
  words: {
    label: 'Report the outcome',
    does: 'say, as the program that carried it out, how it ended',
    done: 'Outcome recorded.',
    next: 'muster rollback show <id>',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.execute,
  fields: {
    outcome: Choice(['succeeded', 'failed'], { asks: 'How did it end?', positional: true }),
    detail: Type.Optional(LongText({ asks: 'Any details?', short: 'd', limit: MOST_DETAIL })),
  },
  answer: Type.Object({ state: Type.String() }),
  decide: async (ctx, { thing, input }) => heard(ctx, thing, input.outcome, input.detail),
});

async function heard(
  ctx: CommandContext,
  thing: RollbackCase,
  answer: ExecutorAnswer,
  detail: Scrubbed | undefined,
): Promise<Result<{ readonly state: RollbackState }, AppError>> {
  const { rollback, incident } = thing;
  const news = hear(rollback, answer);
  if (news.change === 'refused') return err(refusals[news.why]);
  if (news.change === 'nothing') return ok({ state: rollback.state });
  const { state, isLate } = news;
  const isOver = state !== 'running';
  const lastEntry = ctx.record(rollbackHeard, {
    resource: { kind: 'incident', id: incident.id },
    policyVersion: incident.policyVersion,
    clause: '2.3',
    data: { ...named(rollback), answer, late: isLate },
    content: { fields: { detail: detail ?? '' } },
  });
  await updateRollback(ctx.tx, {
    ...rollback,
    state,
    startedAt: rollback.startedAt ?? ctx.now,
    endedAt: isOver ? ctx.now : undefined,
    because: undefined,
    detail: detail ?? rollback.detail,
    isLate,
    version: rollback.version + 1,
    lastInstant: ctx.now,
    lastEntry,
  });
  if (isOver) ctx.due.supersede({ kind: 'rollback', id: rollback.id }, 'all', `it ${state}`);
  if (state === 'failed') await pageOfFailure(ctx, thing, 'rollback-failed');
  return ok({ state });
}

const refusals = {
  'not-authorised': {
    kind: 'conflict',
    code: 'rollbacks/not-authorised',
    public: 'Nobody has approved this rollback.',
    remedy: 'Do nothing until Muster orders it.',
    clause: '2.3',
  },
  'told-otherwise': {
    kind: 'conflict',
    code: 'rollbacks/told-otherwise',
    public: 'A different outcome of this rollback is already recorded.',
    remedy: 'Add a note to the incident instead.',
    clause: '2.3',
  },
} as const satisfies Record<string, AppError>;

const bySignatureOnly: AppError = {
  kind: 'refused',
  code: 'rollbacks/by-signature-only',
  public: 'Only its executor can report how it ended, with its signature.',
  clause: '2.3',
};
