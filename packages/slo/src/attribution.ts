import type { Point } from './counts.ts';
import { MINUTE_MS, type Span } from './window.ts';

/** When something may have caused bad events: an incident, a deployment, a provider's outage. Half-open. */
export type CauseInterval = Span & { readonly cause: string };

/** Bad events by cause. Unexplained ones are `unattributed`. */
export type Attribution = ReadonlyMap<string, bigint>;

export const UNATTRIBUTED = 'unattributed';

/** Merges overlapping and touching spans, in order: several probes of one outage are one outage. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.from - right.from)) {
    if (span.from >= span.to) continue;
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/**
 * What burned the budget (GOV 9.1). Bad events reported with a cause belong to it. The others of each minute (or slice
 * of `stepMs`) are divided among the causes active in it, by how much of it each covers; what no cause covers stays
 * unattributed. Only whole events, the largest remainders first, so that the sum over causes is exactly the total.
 */
export function attribute(
  points: readonly (Point & { readonly cause?: string | undefined })[],
  intervals: readonly CauseInterval[],
  stepMs: number = MINUTE_MS,
): Attribution {
  const burned = new Map<string, bigint>();
  const charge = (cause: string, bad: bigint): void => {
    if (bad !== 0n) burned.set(cause, (burned.get(cause) ?? 0n) + bad);
  };
  const waiting = unionByCause(intervals);
  let begun = 0;
  let active: readonly CauseInterval[] = [];
  for (const { at, bad, cause } of [...points].sort((left, right) => left.at - right.at)) {
    if (bad === 0n) continue;
    if (cause !== undefined) {
      charge(cause, bad);
      continue;
    }
    const minute = { from: at, to: at + stepMs };
    const first = begun;
    while ((waiting[begun]?.from ?? Infinity) < minute.to) begun += 1;
    active = [...active, ...waiting.slice(first, begun)].filter(({ to }) => to > minute.from);
    for (const { cause: name, whole } of apportion(bad, sharesOf(active, minute))) charge(name, whole);
  }
  return burned;
}

/** Each cause's spans without overlap, sorted by start across all causes, for a single pass over the points. */
function unionByCause(intervals: readonly CauseInterval[]): readonly CauseInterval[] {
  return [...Map.groupBy(intervals, ({ cause }) => cause)]
    .flatMap(([cause, spans]) => union(spans).map((span) => ({ ...span, cause })))
    .sort((left, right) => left.from - right.from || compare(left.cause, right.cause));
}

/** How much of the minute each cause covers, and how much of it none does. */
function sharesOf(active: readonly CauseInterval[], minute: Span): readonly Share[] {
  const weights = [...Map.groupBy(active, ({ cause }) => cause)].map(([cause, spans]) => ({
    cause,
    weight: BigInt(Math.ceil(covered(spans, minute))),
  }));
  const anywhere = covered(union(active.flatMap((span) => clip(span, minute))), minute);
  const rest = { cause: UNATTRIBUTED, weight: BigInt(Math.floor(minute.to - minute.from - anywhere)) };
  return [...weights, rest].filter(({ weight }) => weight > 0n).sort((left, right) => compare(left.cause, right.cause));
}

type Share = { readonly cause: string; readonly weight: bigint };

function apportion(
  bad: bigint,
  shares: readonly Share[],
): readonly { readonly cause: string; readonly whole: bigint }[] {
  const all = shares.reduce((sum, { weight }) => sum + weight, 0n);
  const parts = shares.map(({ cause, weight }) => ({ cause, whole: (bad * weight) / all, rest: (bad * weight) % all }));
  let left = bad - parts.reduce((sum, { whole }) => sum + whole, 0n);
  for (const part of [...parts].sort((a, b) =>
    a.rest === b.rest ? compare(a.cause, b.cause) : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return parts;
}

const clip = (span: Span, { from, to }: Span): Span[] => {
  const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
  return cut.from < cut.to ? [cut] : [];
};

const covered = (spans: readonly Span[], minute: Span): number =>
  spans.flatMap((span) => clip(span, minute)).reduce((length, { from, to }) => length + to - from, 0);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
