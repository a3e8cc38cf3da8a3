import type { IntegrationId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { recordFindings } from '../../../platform/commands/record-findings.ts';
import type { Integration } from '../domain/integration.ts';
import type { Receipt } from '../store/receipts.ts';
import type { Arrival } from './arrival.ts';

/**
 * Records that secrets were removed from alerts (GOV 6.4): once per batch and integration, and only for messages that
 * changed something, so that repetitions do not record it again.
 */
export function recordSecrets(
  ctx: CommandContext,
  arrivals: readonly Arrival[],
  integrations: ReadonlyMap<string, Integration>,
  receipts: readonly (Receipt | undefined)[],
): void {
  const found = arrivals.flatMap((arrival, index) => {
    const integration = integrations.get(arrival.keyHash);
    const isNews = receipts[index]?.entryId !== undefined;
    return integration && isNews && arrival.kind === 'notification'
      ? arrival.findings.map((finding) => ({ id: integration.id, finding }))
      : [];
  });
  const byIntegration = Map.groupBy(found, ({ id }): IntegrationId => id);
  for (const [id, findings] of byIntegration) {
    recordFindings(
      ctx,
      'alerts.receive',
      { kind: 'integration', id },
      findings.map(({ finding }) => finding),
    );
  }
}
