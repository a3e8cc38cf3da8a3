import type { PolicySnapshot } from '@muster/policy';
import type { Clock } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import type { Outcome } from '../../platform/http/system/request-metrics.ts';
import { hear, submitCounts, type CountSample } from '../telemetry/public.ts';

const SOURCE = 'muster';
const MINUTE_MS = 60_000;

type Minute = Record<Outcome, number>;

/** Minutes kept while the database is away; beyond that the oldest go. */
const MOST_MINUTES = 24 * 60;

/**
 * Counts the platform's own requests for its own objectives (GOV 4.1, 4.2; R5), a minute at a time. Each run of a server is
 * a stream of its own, so that servers and restarts add up and nothing is counted twice.
 */
export function countOwnTraffic(host: CommandHost, clock: Clock) {
  const stream = host.ids.opaque();
  const minutes = new Map<number, Minute>();
  let counted = 0;

  const observe = (outcome: Outcome): void => {
    const now = clock.now().getTime();
    const minute = now - (now % MINUTE_MS);
    const counts = minutes.get(minute) ?? { good: 0, slow: 0, failed: 0, throttled: 0 };
    counts[outcome] += 1;
    minutes.set(minute, counts);
    if (minutes.size > MOST_MINUTES) minutes.delete(Math.min(...minutes.keys()));
  };

  /** Hands over the minutes that are over, or all of them where the server ends. Kept for the next time if it fails. */
  const flush = async (isLast = false): Promise<void> => {
    const now = clock.now().getTime();
    const ready = [...minutes].filter(([minute]) => isLast || minute + MINUTE_MS <= now);
    const policy = host.policies().current;
    counted += 1;
    const samples = ready.flatMap(([minute, counts]) => samplesOf(policy, new Date(minute), counts, counted));
    const who = {
      actor: { kind: 'system', part: 'telemetry' },
      requestId: asId<'request'>(host.ids.opaque()),
    } as const;
    const taken = await transact<unknown>(host, who, async (ctx) => {
      await hear(ctx, SOURCE, seriesOf(policy));
      return samples.length > 0 ? submitCounts(ctx, { source: SOURCE, stream }, samples) : ok(undefined);
    });
    if (taken.ok) for (const [minute] of ready) minutes.delete(minute);
    else host.log.warn('objectives.own_traffic_not_taken', { code: taken.error.code });
  };

  return { observe, flush };
}

const seriesOf = (policy: PolicySnapshot): string[] =>
  Object.entries(policy.slos).flatMap(([id, { objective }]) =>
    objective.kind === 'failure-rate' || objective.kind === 'latency' ? [id] : [],
  );

/**
 * A failed request is charged to availability alone, unless the policy has it slow too; one refused for its rate is neither
 * good nor bad (R5).
 */
function samplesOf(policy: PolicySnapshot, minute: Date, counts: Minute, sequence: number): CountSample[] {
  const { good, slow, failed, throttled } = counts;
  return Object.entries(policy.slos).flatMap(([series, { objective }]): CountSample[] => {
    switch (objective.kind) {
      case 'failure-rate': {
        const refused = objective.refusedForRateIsBad ? throttled : 0;
        return [{ series, minute, total: good + slow + failed + refused, bad: failed + refused, sequence }];
      }
      case 'latency': {
        const alsoFailed = objective.failures === 'bad' ? failed : 0;
        return [{ series, minute, total: good + slow + alsoFailed, bad: slow + alsoFailed, sequence }];
      }
      default:
        return [];
    }
  });
}
