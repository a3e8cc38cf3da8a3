import { admit, closedAt, note, type Breaker } from '../domain/breaker.ts';
import { writtenRoute, type Route } from '../domain/consumer.ts';
import { BREAKER } from './limits.ts';

export type BreakerMove = { readonly route: Route; readonly to: 'open' | 'closed' };

/** A circuit breaker per model and provider, as seen by this server. */
export class Breakers {
  readonly #known = new Map<string, Breaker>();
  readonly #moves: BreakerMove[] = [];

  admit(route: Route, now: Date): boolean {
    const { breaker, admitted } = admit(this.#of(route, now), BREAKER, now);
    this.#known.set(writtenRoute(route), breaker);
    return admitted;
  }

  note(route: Route, went: 'well' | 'badly', now: Date): void {
    const before = this.#of(route, now);
    const after = note(before, went, BREAKER, now);
    this.#known.set(writtenRoute(route), after);
    if (after.state === 'open' && before.state === 'closed') this.#moves.push({ route, to: 'open' });
    if (after.state === 'closed' && before.state === 'half-open') this.#moves.push({ route, to: 'closed' });
  }

  stateOf(route: Route): Breaker['state'] {
    return this.#known.get(writtenRoute(route))?.state ?? 'closed';
  }

  /** Breakers opened and closed since the last call, for the record. */
  takeMoves(): readonly BreakerMove[] {
    return this.#moves.splice(0);
  }

  #of(route: Route, now: Date): Breaker {
    return this.#known.get(writtenRoute(route)) ?? closedAt(now);
  }
}
