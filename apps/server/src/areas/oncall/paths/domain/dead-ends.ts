import { spansIn } from '@muster/rota';
import type { Span } from '../../domain/duties.ts';
import type { PathPlan } from './path.ts';

/** A future span in which a step reaches nobody. Without `step`, the whole path reaches nobody. */
export type DeadEnd = Span & { readonly step: number | undefined };

/**
 * The first dead end of a path ahead: of the path as a whole, else of a step that reaches nobody at a time when it
 * would be taken. `gaps`: by step and target, when the target resolves to nobody.
 */
export function deadEndOf(
  plan: PathPlan,
  gaps: readonly (readonly (readonly Span[])[])[],
  ahead: Span,
): DeadEnd | undefined {
  const steps = plan.steps.map(({ windows }, step) => {
    const empty = (gaps[step] ?? []).reduce<readonly Span[]>(overlaps, [ahead]);
    const taken = windows.length === 0 ? [ahead] : spansIn(windows, plan.zone, ahead.from, ahead.until);
    return { empty, taken };
  });
  const silent = steps.reduce<readonly Span[]>(
    (sofar, { empty, taken }) => overlaps(sofar, joined([...empty, ...outside(taken, ahead)])),
    [ahead],
  );
  const [whole] = silent;
  if (whole !== undefined) return { ...whole, step: undefined };
  const found = steps.flatMap(({ empty, taken }, step) => overlaps(empty, taken).map((span) => ({ ...span, step })));
  return found.toSorted((one, other) => one.from - other.from)[0];
}

const overlaps = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  some
    .flatMap((one) =>
      others.map((other) => ({ from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) })),
    )
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from - other.from);

function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.until)
      whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else whole.push(span);
  }
  return whole;
}

/** The parts of `within` that no span covers. */
function outside(spans: readonly Span[], within: Span): readonly Span[] {
  const free: Span[] = [];
  let from = within.from;
  for (const span of joined(spans)) {
    if (from < span.from) free.push({ from, until: Math.min(span.from, within.until) });
    from = Math.max(from, span.until);
  }
  if (from < within.until) free.push({ from, until: within.until });
  return free;
}
