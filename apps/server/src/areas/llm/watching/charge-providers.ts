import type { PolicySnapshot } from '@muster/policy';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { submitCounts } from '../../telemetry/public.ts';
import type { ProviderMinute } from '../store/watching.ts';

/** As telemetry knows it. */
const SOURCE = 'llm-gateway';

/**
 * Charges what failed by a provider's fault to the platform's error budget, each call once (GOV 9.1): the sums of a minute so
 * far take the place of what was told of it before. Calls of models are no traffic of the incident API's own, so that
 * nothing else counts them (R5).
 */
export async function chargeProviders(ctx: CommandContext, sums: readonly ProviderMinute[]): Promise<void> {
  if (sums.length === 0) return;
  const series = availabilityObjective(ctx.policies.current);
  const taken = await submitCounts(
    ctx,
    { source: SOURCE },
    sums.map(({ provider, minute, total, bad }) => ({
      series,
      minute,
      cause: `provider:${provider}`,
      total,
      bad,
      sequence: total,
    })),
  );
  if (!taken.ok) throw new AppFailure(taken.error);
}

/** Failures are charged to availability alone (R5). */
function availabilityObjective(policy: PolicySnapshot): string {
  for (const [id, { objective }] of Object.entries(policy.slos)) if (objective.kind === 'failure-rate') return id;
  throw new Error('the policy has no objective of availability');
}
