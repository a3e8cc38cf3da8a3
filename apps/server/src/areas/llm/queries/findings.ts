import type { PolicyFinding } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { HouseReads } from '../../../platform/house.ts';
import { activeConsumers } from '../store/consumers.ts';
import { newestReconciliations } from '../store/watching.ts';

/** Fallbacks that nobody has drilled of late, and usage that went past the gateway. */
export async function llmFindings({ db, clock, policies }: HouseReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { drill, outbound } = policy.llm;
  const owner = policy.document.owner.title;
  const since = addMinutes(clock.now(), -drill.every.minutes);
  const consumers = await activeConsumers(db);
  const undrilled = consumers.filter(
    ({ drilledAt, drillPassed }) => drillPassed !== true || drilledAt === undefined || isBefore(drilledAt, since),
  );
  const past = (await newestReconciliations(db)).filter(({ unseenRequests }) => unseenRequests > 0);
  return [
    ...undrilled.map(({ name }): PolicyFinding => ({
      clause: drill.clause,
      weight: 'warning',
      message: `The fallback of ${name} has not passed a drill of late.`,
      ruling: null,
      act: { who: owner, page: `/language-models/consumers/${name}` },
    })),
    ...past.map(({ provider, unseenRequests }): PolicyFinding => ({
      clause: outbound.clause,
      weight: 'warning',
      message: `${unseenRequests} requests went to ${provider} past the gateway.`,
      ruling: null,
      act: { who: owner, page: '/language-models/providers' },
    })),
  ];
}
