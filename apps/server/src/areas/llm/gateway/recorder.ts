import { createHash } from 'node:crypto';
import { asId } from '../../../kernel/ids.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { windowOf } from '../domain/windows.ts';
import { breakerMoved, callsRecorded } from '../ledger-actions.ts';
import { dollarsOf } from '../money.ts';
import { insertCalls, rowOf, type Call } from '../store/calls.ts';
import { chargeProviders } from '../watching/charge-providers.ts';
import { planLooking } from '../watching/look-at-spending.ts';
import { planPruningCalls } from '../watching/prune-calls.ts';
import { watchProviders } from '../watching/watch-providers.ts';
import type { BreakerMove } from './breakers.ts';
import { GATEWAY } from './limits.ts';

/**
 * A provider's result for one call: whether it succeeded, and whether its failure left the caller without an answer.
 */
export type ProviderTurn = { readonly provider: string; readonly wentWell: boolean; readonly leftUnanswered: boolean };

type Counts = { total: number; bad: number; unanswered: number };

/**
 * Writes calls in batches off the request path, so that no caller waits for the disk. A batch is one entry with a
 * digest of its rows. Failed writes wait; if too many are waiting, no new calls are accepted.
 */
export class CallRecorder {
  readonly #host: CommandHost;
  readonly #takeMoves: () => readonly BreakerMove[];
  #waiting: Call[] = [];
  #counts = new Map<string, Counts>();
  #flushing: Promise<void> | undefined;

  constructor(host: CommandHost, takeMoves: () => readonly BreakerMove[]) {
    this.#host = host;
    this.#takeMoves = takeMoves;
  }

  get isFull(): boolean {
    return this.#waiting.length >= GATEWAY.mostWaiting;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  note(call: Call, turns: readonly ProviderTurn[]): void {
    this.#waiting.push(call);
    for (const { provider, wentWell, leftUnanswered } of turns) this.count(provider, call.at, wentWell, leftUnanswered);
  }

  count(provider: string, at: Date, wentWell: boolean, leftUnanswered: boolean): void {
    const key = `${provider} ${windowOf('requests', at).from.getTime()}`;
    const counts = this.#counts.get(key) ?? { total: 0, bad: 0, unanswered: 0 };
    this.#counts.set(key, {
      total: counts.total + 1,
      bad: counts.bad + (wentWell ? 0 : 1),
      unanswered: counts.unanswered + (leftUnanswered ? 1 : 0),
    });
  }

  /**
   * Writes everything waiting; flushes run one after the other. What arrives meanwhile is left to the next one, or a
   * flush under load would write batches of a few calls and never end.
   */
  async flush(): Promise<void> {
    const before = this.#flushing;
    const flushing = (async () => {
      await before?.catch(() => {});
      await this.#flushNow();
    })();
    this.#flushing = flushing;
    await flushing;
  }

  async #flushNow(): Promise<void> {
    let left = this.#waiting.length;
    do {
      const calls = this.#waiting.splice(0, GATEWAY.mostPerBatch);
      const counts = this.#counts;
      this.#counts = new Map();
      const moves = this.#takeMoves();
      if (calls.length === 0 && counts.size === 0 && moves.length === 0) return;
      try {
        await this.#write(calls, counts, moves);
      } catch (failure) {
        this.#waiting.unshift(...calls);
        for (const [key, { total, bad, unanswered }] of counts) {
          const now = this.#counts.get(key) ?? { total: 0, bad: 0, unanswered: 0 };
          this.#counts.set(key, {
            total: now.total + total,
            bad: now.bad + bad,
            unanswered: now.unanswered + unanswered,
          });
        }
        throw failure;
      }
      left -= calls.length;
    } while (left > 0);
  }

  async #write(
    calls: readonly Call[],
    counts: ReadonlyMap<string, Counts>,
    moves: readonly BreakerMove[],
  ): Promise<void> {
    const who = {
      actor: { kind: 'system', part: 'llm-gateway' },
      requestId: asId<'request'>(this.#host.ids.opaque()),
    } as const;
    const done = await transact(this.#host, who, async (ctx) => {
      await insertCalls(ctx.tx, calls);
      recordBatch(ctx, calls);
      if (calls.length > 0) planPruningCalls(ctx);
      for (const consumer of new Set(calls.map(({ consumerId }) => consumerId))) planLooking(ctx, consumer);
      for (const { route, to } of moves)
        ctx.record(breakerMoved, {
          resource: { kind: 'llm-provider', id: route.provider },
          clause: '9.3',
          data: { name: route.provider, model: route.model, to },
        });
      const minutes = [...counts].map(([key, each]) => {
        const [provider = '', at = '0'] = key.split(' ');
        return { provider, minute: new Date(Number(at)), ...each };
      });
      await chargeProviders(ctx, await watchProviders(ctx, minutes));
      return ok(undefined);
    });
    if (!done.ok) throw new AppFailure(done.error);
  }
}

function recordBatch(ctx: CommandContext, calls: readonly Call[]): void {
  if (calls.length === 0) return;
  const digest = createHash('sha256')
    .update(JSON.stringify(calls.map(rowOf)))
    .digest('hex');
  const answered = calls.filter(({ outcome }) => outcome === 'answered' || outcome === 'cached').length;
  ctx.record(callsRecorded, {
    resource: { kind: 'llm-consumer', id: 'calls' },
    clause: '6.7',
    data: {
      calls: calls.length,
      answered,
      refused: calls.filter(({ outcome }) => outcome === 'refused').length,
      rejected: calls.filter(({ tried }) => tried.length > 0).length,
      cost: dollarsOf(calls.reduce((sum, { cost }) => sum + cost, 0n)),
      digest,
    },
  });
}
