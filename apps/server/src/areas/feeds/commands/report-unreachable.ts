import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { err } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { countsIn } from '../../telemetry/public.ts';
import { pushCounts } from './push-counts.ts';

/** Two days of minutes. */
const MOST = 2880;
const MINUTES_PER_HOUR = 60;

/**
 * Takes the minutes in which an external probe could not reach Muster. Each counts as bad at the last known rate: the
 * average requests per minute of the hour before, and at least one (R5). Without minutes it is a sign of life.
 */
export const reportUnreachable = defineCommand({
  name: 'objective.report_unreachable',
  input: Type.Object({
    minutes: Type.Array(Type.String({ format: 'date-time' }), { maxItems: MOST }),
  }),
  resource: () => ({ kind: 'objective', id: 'availability' }),
  async decide(ctx, { minutes }) {
    const objective = availabilityObjective(ctx.policies.current);
    const first = minutes.toSorted()[0];
    const before = first === undefined ? ctx.now : new Date(first);
    const span = { from: addMinutes(before, -MINUTES_PER_HOUR).getTime(), to: before.getTime() };
    const [hour] = await countsIn(ctx.tx, objective, [span]);
    const rate = Math.max(1, Math.round(Number(hour?.total ?? 0n) / MINUTES_PER_HOUR));
    const taken = await pushCounts.decide(
      ctx,
      // A constant sequence keeps the first value for a minute: a repeat may have been computed at a different rate.
      {
        objective,
        stream: 'probe',
        samples: minutes.map((minute) => ({ minute, total: rate, bad: rate, sequence: 1 })),
      },
      undefined,
    );
    return taken.ok ? taken : err(taken.error);
  },
});

/** Failures count against availability only (R5). */
function availabilityObjective(policy: PolicySnapshot): string {
  for (const [id, { objective }] of Object.entries(policy.slos)) if (objective.kind === 'failure-rate') return id;
  throw new Error('the policy has no objective of availability');
}
