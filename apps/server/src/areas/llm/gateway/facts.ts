import type { Kysely } from 'kysely';
import type { Clock } from '../../../kernel/clock.ts';
import type { Candidate } from '../domain/candidates.ts';
import type { Limits, Route } from '../domain/consumer.ts';
import { activeConsumers, sharedLimits, type KeptConsumer } from '../store/consumers.ts';
import { standingDpas } from '../store/dpas.ts';
import { allPrices, allProviders } from '../store/providers.ts';
import { GATEWAY } from './limits.ts';

/** Current facts about which consumer may call which provider, for what. */
export type Facts = {
  readonly readAt: Date;
  readonly consumers: ReadonlyMap<string, KeptConsumer>;
  readonly limits: ReadonlyMap<string, Limits>;
  candidate(route: Route): Candidate;
};

/** Reloads facts before they are too old, once for all concurrent callers, who only wait if they already are. */
export class FactsCache {
  readonly #db: Kysely<unknown>;
  readonly #clock: Clock;
  #known: Facts | undefined;
  #reading: Promise<Facts> | undefined;

  constructor(db: Kysely<unknown>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Invalidates after a local change: the next caller gets current facts. */
  forget(): void {
    this.#known = undefined;
    this.#reading = undefined;
  }

  async now(): Promise<Facts> {
    const known = this.#known;
    const age = known === undefined ? Infinity : this.#clock.now().getTime() - known.readAt.getTime();
    if (known === undefined || age >= GATEWAY.factsForMs) return this.#refreshed();
    // If this fails, whoever needs newer facts tries again and gets the error.
    if (age >= GATEWAY.factsForMs / 2 && this.#reading === undefined) void this.#refreshed().catch(() => {});
    return known;
  }

  async #refreshed(): Promise<Facts> {
    const reading = (this.#reading ??= this.#read());
    try {
      const facts = await reading;
      if (this.#reading === reading) this.#known = facts;
      return facts;
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  async #read(): Promise<Facts> {
    const readAt = this.#clock.now();
    const [providers, prices, dpas, consumers, limits] = await Promise.all([
      allProviders(this.#db),
      allPrices(this.#db),
      standingDpas(this.#db),
      activeConsumers(this.#db),
      sharedLimits(this.#db),
    ]);
    const byName = new Map(providers.map((each) => [each.name, each]));
    const byModel = new Map(prices.map((each) => [`${each.providerId} ${each.model}`, each]));
    const byProvider = Map.groupBy(dpas, ({ providerId }) => providerId);
    return {
      readAt,
      consumers: new Map(consumers.map((each) => [each.account as string, each])),
      limits,
      candidate: (route) => {
        const provider = byName.get(route.provider);
        return {
          route,
          provider,
          price: provider && byModel.get(`${provider.id} ${route.model}`),
          dpas: provider === undefined ? [] : (byProvider.get(provider.id) ?? []),
        };
      },
    };
  }
}
