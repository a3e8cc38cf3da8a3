import { sum } from '@muster/slo';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { correctCounts, minutesOfSeries } from '../../telemetry/public.ts';
import { objectiveCorrected } from '../ledger-actions.ts';
import { objectiveThing } from '../objective-thing.ts';
import { sloPermissions } from '../permissions.ts';
import { insertCorrection } from '../store/corrections.ts';

const LONGEST_REASON = 2000;

/**
 * Excludes wrong measurements, by the board only and with a reason (GOV 4.8). The sources' samples are kept, and both
 * numbers are shown.
 */
export const correctObjective = verb(objectiveThing, {
  name: 'correct',
  words: {
    label: 'Correct',
    does: 'exclude a time span that was measured wrongly',
    done: 'Corrected. The span no longer counts; the measurements are kept.',
    next: 'muster objective show <key>',
  },
  clauses: ['4.8'],
  permission: sloPermissions.govern,
  fields: {
    from: Instant({ asks: 'From when was it measured wrongly?' }),
    to: Instant({ asks: 'Until when?' }),
    reason: LongText({ asks: 'What was wrong with the measurement?', limit: LONGEST_REASON, short: 'r' }),
  },
  answer: Type.Object({ name: Type.String(), total: Type.String(), bad: Type.String() }),
  async decide(ctx, { thing: objective, input }) {
    const [from, to] = [new Date(input.from), new Date(input.to)];
    if (!(from < to) || to > ctx.now) return err(noSpan);
    const minutes = await minutesOfSeries(ctx.tx, objective.id, { from: from.getTime(), to: to.getTime() });
    if (minutes.length === 0) return err(nothingThere);
    const { total, bad } = sum(minutes);
    const id = ctx.ids.row(ctx.now);
    const entry = ctx.record(objectiveCorrected, {
      resource: { kind: 'objective', id: objective.id },
      clause: ctx.policies.current.errorBudget.ending.clause,
      data: {
        objective: objective.id,
        from: from.toISOString(),
        to: to.toISOString(),
        total: String(total),
        bad: String(bad),
      },
      content: { fields: { reason: input.reason } },
    });
    await insertCorrection(
      ctx.tx,
      {
        id,
        objective: objective.id,
        since: from,
        until: to,
        total,
        bad,
        reason: input.reason,
        by: principalOf(ctx.actor),
        at: ctx.now,
      },
      entry,
    );
    await correctCounts(ctx, { series: objective.id, correction: id, minutes });
    return ok({ name: objective.id, total: String(total), bad: String(bad) });
  },
});

const noSpan: AppError = {
  kind: 'invalid',
  code: 'objectives/no-span',
  public: 'The span must end after it begins, and not in the future.',
  fields: [{ path: '/to', problem: 'is not after the beginning, or is in the future' }],
};

const nothingThere: AppError = {
  kind: 'conflict',
  code: 'objectives/nothing-there',
  public: 'Nothing was counted in this span.',
  remedy: 'muster objective show <name> shows what was counted.',
};
