import type { PolicyFinding } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { activeConsumers } from '../store/consumers.ts';
import { allProviders } from '../store/providers.ts';
import { newestReconciliations, type NewestReconciliation } from '../store/watching.ts';

/** Fallbacks not drilled recently, providers whose reported usage has not been reconciled, and differences found. */
export async function llmFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { drill, outbound, reconciliation } = policy.llm;
  const who = policy.document.owner.title;
  const now = clock.now();
  const consumers = await activeConsumers(db);
  const newest = await newestReconciliations(db);
  const undrilled = consumers.filter(
    ({ drilledAt, drillPassed }) =>
      drillPassed !== true || drilledAt === undefined || isBefore(drilledAt, addMinutes(now, -drill.every.minutes)),
  );
  const asked = new Set(consumers.flatMap(({ routes }) => routes.map(({ provider }) => provider)));
  const since = addMinutes(now, -reconciliation.every.minutes);
  const lookedAt = new Set(newest.filter(({ at }) => !isBefore(at, since)).map(({ provider }) => provider));
  const unlooked = (await allProviders(db)).filter(
    ({ name, isExternal, retiredAt }) =>
      isExternal && retiredAt === undefined && asked.has(name) && !lookedAt.has(name),
  );
  const page = '/language-models/providers';
  const found = (clause: string, ruling: string | null, message: string, at = page): PolicyFinding => ({
    clause,
    ruling,
    weight: 'warning',
    message,
    act: { who, page: at },
  });
  return [
    ...undrilled.map(({ name }) =>
      found(
        drill.clause,
        null,
        `The fallback of ${name} has not passed a drill recently.`,
        `/language-models/consumers/${name}`,
      ),
    ),
    ...newest
      .filter(({ differences }) => differences.length > 0)
      .map((each) => found(outbound.clause, reconciliation.ruling ?? null, differenceIn(each))),
    ...unlooked.map(({ name }) =>
      found(
        reconciliation.clause,
        reconciliation.ruling ?? null,
        `The usage that ${name} counts has not been compared with the gateway’s recently.`,
      ),
    ),
  ];
}

function differenceIn({ provider, unseenRequests, differences }: NewestReconciliation): string {
  if (unseenRequests > 0) return `${unseenRequests} requests to ${provider} bypassed the gateway.`;
  const tokens = differences.reduce(
    (sum, { providerTokens = 0, gatewayTokens }) => sum + Math.max(0, providerTokens - gatewayTokens),
    0,
  );
  return tokens > 0
    ? `${provider} counted ${tokens} tokens that did not go through the gateway.`
    : `${provider} and the gateway counted differently on ${new Set(differences.map(({ day }) => day)).size} days.`;
}
