import { addDays } from '../../../kernel/clock.ts';
import type { Result } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { StreamingOutgoing } from '../../../platform/outgoing/outgoing.ts';
import { pause } from '../../../platform/outgoing/pause.ts';
import { RetryBudget } from '../domain/retry-budget.ts';
import { dropOldMinutes } from '../store/meters.ts';
import { providersOut } from '../store/watching.ts';
import { AnswerCache } from './answer-cache.ts';
import type { Relayed } from './attempt.ts';
import { Breakers } from './breakers.ts';
import { FactsCache } from './facts.ts';
import { GATEWAY } from './limits.ts';
import { MeterPool } from './meter-pool.ts';
import { CallRecorder } from './recorder.ts';
import { relay, type Incoming } from './relay.ts';
import { baseOf, credentials, upstreamOf, type Upstream } from './upstream.ts';

export type GatewayParts = {
  readonly host: CommandHost;
  readonly outgoing: StreamingOutgoing;
  /** Resolves a reference to a provider's key; the error says what is wrong with the reference. */
  readonly keyOf: (reference: string) => Promise<Result<string, string>>;
};

/** The gateway of one server. */
export type Gateway = GatewayParts & {
  answer(incoming: Incoming): Promise<Relayed>;
  /** The same with another upstream and without accounting, for drills. */
  drill(incoming: Incoming, upstream: Upstream): Promise<Relayed>;
  readonly facts: FactsCache;
  readonly breakers: Breakers;
  readonly meters: MeterPool;
  /** Invalidates cached facts after a local write. */
  forgetFacts(): void;
  /** Writes pending calls, reports spending, and probes providers that are down. */
  flush(): Promise<void>;
  /** The same, and returns all leases: before the server stops. */
  close(): Promise<void>;
};

/** A drill spends nothing. */
const NOTHING_COUNTED: Pick<MeterPool, 'reserve' | 'settle'> = {
  reserve: async () => ({ ok: true, id: 0, wants: new Map() }),
  settle: () => {},
};

export function openGateway(parts: GatewayParts): Gateway {
  const { host, outgoing, keyOf } = parts;
  const breakers = new Breakers();
  const recorder = new CallRecorder(host, () => breakers.takeMoves());
  const meters = new MeterPool(host);
  const facts = new FactsCache(host.db, host.clock);
  const relayed = {
    host,
    facts,
    meters,
    breakers,
    recorder,
    retries: new RetryBudget(GATEWAY.retryBudget),
    cache: new AnswerCache(),
    upstream: upstreamOf(outgoing, keyOf),
    sleep: pause,
  };
  const probedAt = new Map<string, Date>();
  let tidiedAt = 0;

  return {
    ...parts,
    facts,
    breakers,
    meters,
    answer: async (incoming) => relay(relayed, incoming),
    drill: async (incoming, upstream) => {
      const own = new Breakers();
      return relay(
        {
          ...relayed,
          upstream,
          breakers: own,
          // A drill's responses must not reach the cache, nor cached ones the drill.
          cache: new AnswerCache(),
          retries: new RetryBudget(GATEWAY.retryBudget),
          recorder: new CallRecorder(host, () => own.takeMoves()),
          meters: NOTHING_COUNTED,
          sleep: async () => {},
        },
        incoming,
      );
    },
    forgetFacts: () => facts.forget(),
    async flush() {
      await recorder.flush();
      await meters.flush();
      await tidy();
      await probe();
    },
    async close() {
      do await recorder.flush();
      while (recorder.isWaiting);
      await meters.flush(true);
    },
  };

  async function tidy(): Promise<void> {
    const now = host.clock.now();
    if (now.getTime() - tidiedAt < GATEWAY.tidyEveryMs) return;
    tidiedAt = now.getTime();
    await dropOldMinutes(host.db, addDays(now, -1));
  }

  /** Probes providers that are down, to notice a recovery without traffic. */
  async function probe(): Promise<void> {
    const now = host.clock.now();
    for (const name of (await providersOut(host.db)).keys()) {
      const last = probedAt.get(name);
      if (last !== undefined && now.getTime() - last.getTime() < GATEWAY.probeEveryMs) continue;
      probedAt.set(name, now);
      const { provider } = (await facts.now()).candidate({ provider: name, model: '' });
      const key = provider && (await keyOf(provider.keyReference));
      if (provider === undefined || key?.ok !== true) continue;
      const answer = await outgoing.send({
        purpose: 'llm.probe',
        method: 'GET',
        url: `${baseOf(provider.url)}/v1/models`,
        headers: { ...credentials(provider, key.value, undefined), 'anthropic-version': '2023-06-01' },
      });
      recorder.count(name, now, answer.ok && answer.value.status < 500, false);
    }
  }
}
