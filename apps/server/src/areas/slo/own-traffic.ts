import type { PolicySnapshot } from '@muster/policy';
import type { Clock } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import { transact } from '../../platform/commands/transact.ts';
import type { Outcome } from '../../platform/http/system/request-metrics.ts';
import { hear, submitCounts, type CountSample } from '../telemetry/public.ts';
import { noTraffic, type LeftMinute, type MinuteTraffic, type TrafficJournal } from './traffic-journal.ts';

const SOURCE = 'muster';
const MINUTE_MS = 60_000;

/** Minutes buffered while the database is unavailable; beyond that the oldest are dropped. */
const MOST_MINUTES = 24 * 60;

/**
 * Counts the platform's own requests for its own objectives (GOV 4.1, 4.2; R5), per minute. Each server run is a
 * separate stream, so that servers and restarts add up and nothing is counted twice. Whichever server comes next
 * submits what a killed run left in the journal, under that run's name, so submitting it twice is harmless.
 */
export function countOwnTraffic(host: CommandHost, clock: Clock, journal?: TrafficJournal) {
  const own = host.ids.opaque();
  const minutes = new Map<number, MinuteTraffic>();
  let isJournalAway = false;

  const write = (minute: number, outcome: Outcome): void => {
    try {
      journal?.append(own, minute, outcome);
      isJournalAway = false;
    } catch (failure) {
      // Never fails a request, and is logged once: until the journal works again, a kill may lose a minute or two.
      if (!isJournalAway) host.log.error('objectives.own_traffic_not_written', { code: codeOf(failure) });
      isJournalAway = true;
    }
  };

  const observe = (outcome: Outcome): void => {
    const now = clock.now().getTime();
    const minute = now - (now % MINUTE_MS);
    const counts = minutes.get(minute) ?? noTraffic();
    counts[outcome] += 1;
    minutes.set(minute, counts);
    write(minute, outcome);
    if (minutes.size > MOST_MINUTES) forget(own, Math.min(...minutes.keys()));
  };

  const forget = (stream: string, minute: number): void => {
    if (stream === own) minutes.delete(minute);
    journal?.drop(stream, minute);
  };

  /** Submits finished minutes, or all of them when the server stops. Kept for the next attempt if it fails. */
  const flush = async (isLast = false): Promise<void> => {
    const now = clock.now().getTime();
    const ready = [...minutes].flatMap(([minute, counts]): LeftMinute[] =>
      isLast || minute + MINUTE_MS <= now ? [{ stream: own, minute, counts }] : [],
    );
    const taken = await handOver(host, own, ready);
    if (taken.ok) for (const { stream, minute } of ready) forget(stream, minute);
    else return host.log.warn('objectives.own_traffic_not_taken', { code: taken.error.code });
    await adopt();
  };

  /** Submits what killed servers left behind; records nothing if there is none. */
  const adopt = async (): Promise<void> => {
    const now = clock.now().getTime();
    // A minute that ended over a minute ago is complete, whoever counted it and whether or not that server still runs.
    const left = journal?.left().filter(({ stream, minute }) => stream !== own && minute + 2 * MINUTE_MS <= now) ?? [];
    for (const [stream, found] of Map.groupBy(left, (each) => each.stream)) {
      const adopted = await handOver(host, stream, found);
      if (!adopted.ok) host.log.warn('objectives.own_traffic_not_taken', { code: adopted.error.code });
      // Invalid means too old to be counted: it would be refused forever.
      if (adopted.ok || adopted.error.kind === 'invalid') for (const { minute } of found) forget(stream, minute);
    }
  };

  return { observe, flush, adopt };
}

async function handOver(
  host: CommandHost,
  stream: string,
  given: readonly LeftMinute[],
): Promise<Result<unknown, AppError>> {
  const policy = host.policies().current;
  const who = {
    actor: { kind: 'system', part: 'telemetry' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  const samples = given.flatMap(({ minute, counts }) => samplesOf(policy, new Date(minute), counts));
  return transact<unknown>(host, who, async (ctx) => {
    await hear(ctx, SOURCE, seriesOf(policy));
    return samples.length > 0 ? submitCounts(ctx, { source: SOURCE, stream }, samples) : ok(undefined);
  });
}

const codeOf = (failure: unknown): string => (failure as NodeJS.ErrnoException).code ?? 'unknown';

const seriesOf = (policy: PolicySnapshot): string[] =>
  Object.entries(policy.slos).flatMap(([id, { objective }]) =>
    objective.kind === 'failure-rate' || objective.kind === 'latency' ? [id] : [],
  );

/**
 * A failed request counts against availability only, unless the policy also counts it as slow; one refused by the rate
 * limit is neither good nor bad (R5). Counts only grow, so a minute's request count serves as its sequence.
 */
function samplesOf(policy: PolicySnapshot, minute: Date, counts: MinuteTraffic): CountSample[] {
  const { good, slow, failed, throttled } = counts;
  const sequence = good + slow + failed + throttled;
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
