import type { PolicySnapshot } from '@muster/policy';
import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import { err } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { countsIn } from '../../telemetry/public.ts';
import { pushCounts } from './push-counts.ts';

/** A day of minutes, and again as many. */
const MOST = 2880;
const MINUTES_PER_HOUR = 60;

/**
 * What a probe that runs elsewhere saw: minutes in which Muster could not be reached. Each counts as bad at the last known
 * rate: as many requests as a minute had in the hour before, and one at least (R5). Without minutes it says that it looked.
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
      // The first word on a minute stands: what is told again was told at another rate, maybe.
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

/** Failures are charged to availability alone (R5). */
function availabilityObjective(policy: PolicySnapshot): string {
  for (const [id, { objective }] of Object.entries(policy.slos)) if (objective.kind === 'failure-rate') return id;
  throw new Error('the policy has no objective of availability');
}
