import type { PolicySnapshot } from '@muster/policy';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { submitCounts } from '../../telemetry/public.ts';
import type { ProviderMinute } from '../store/watching.ts';

/** Its name in telemetry. */
const SOURCE = 'llm-gateway';

/**
 * Charges failures caused by a provider to the platform's error budget, each call once (GOV 9.1): a minute's running
 * totals replace those reported before. Model calls are not counted as traffic of the incident API itself, so nothing
 * counts them twice (R5).
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
