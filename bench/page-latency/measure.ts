import { setTimeout as wait } from 'node:timers/promises';
import type { Contender } from './contender.ts';
import type { Receiver } from './receiver.ts';

export type Load = { readonly perSecond: number; readonly seconds: number };

export type Measured = {
  readonly name: string;
  readonly sent: number;
  readonly arrived: number;
  /** From the response that accepted the alert to the webhook's arrival; negative if the page was faster. */
  readonly afterAccepted: Spread;
  /** From sending the alert to the webhook's arrival. */
  readonly afterSent: Spread;
};

export type Spread = { readonly p50Ms: number; readonly p99Ms: number; readonly worstMs: number };

const GRACE_MS = 60_000;
const WARM_UP = 50;

/** Open loop: sends alerts at a fixed rate whatever happens to earlier ones, and waits for their pages. */
export async function measure(contender: Contender, receiver: Receiver, load: Load): Promise<Measured> {
  const times = new Map<string, { sent: number; accepted?: number; arrived?: number }>();
  receiver.onBody = (body) => {
    const name = contender.alertIn(body);
    const known = name === undefined ? undefined : times.get(name);
    if (known) known.arrived ??= performance.now();
  };
  await run('warm', WARM_UP);
  times.clear();
  const sent = load.perSecond * load.seconds;
  await run('page', sent);
  const deadline = performance.now() + GRACE_MS;
  while (performance.now() < deadline && [...times.values()].some(({ arrived }) => arrived === undefined))
    await wait(20);

  const arrived = [...times.values()].filter((each) => each.arrived !== undefined && each.accepted !== undefined);
  return {
    name: contender.name,
    sent,
    arrived: arrived.length,
    afterAccepted: spreadOf(arrived.map((each) => (each.arrived ?? 0) - (each.accepted ?? 0))),
    afterSent: spreadOf(arrived.map((each) => (each.arrived ?? 0) - each.sent)),
  };

  async function run(prefix: string, count: number): Promise<void> {
    const began = performance.now();
    const open: Promise<void>[] = [];
    for (let index = 0; index < count; index += 1) {
      const late = began + (index * 1000) / load.perSecond - performance.now();
      if (late > 0) await wait(late);
      open.push(fire(`${prefix}-${began.toFixed(0)}-${index}`));
    }
    await Promise.all(open);
  }

  async function fire(name: string): Promise<void> {
    const record: { sent: number; accepted?: number } = { sent: performance.now() };
    times.set(name, record);
    await contender.fire(name);
    record.accepted = performance.now();
  }
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((first, second) => first - second);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99), worstMs: at(1) };
}
