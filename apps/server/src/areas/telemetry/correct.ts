import type { Point, Span } from '@muster/slo';
import type { CommandContext } from '../../platform/commands/context.ts';
import { hooksService } from '../../platform/hooks.ts';
import { telemetryTaken } from './ledger-actions.ts';
import { pointsIn } from './queries/points-in.ts';
import { addToRollUps } from './store/roll-ups.ts';
import { writeSamples } from './store/samples.ts';

/**
 * The source of corrections, stored among the samples with the opposite sign, so that the measurements stay unchanged.
 */
export const CORRECTIONS = 'correction';

type Minute = Point & { readonly part: string };

/** The minutes of a span with nonzero counts. */
export const minutesOfSeries = async (
  db: CommandContext['tx'],
  series: string,
  span: Span,
): Promise<readonly Minute[]> =>
  (await pointsIn(db, series, span, 'minute')).filter(({ total, bad }) => total !== 0n || bad !== 0n);

/** Cancels the counts of minutes by adding opposite samples. The caller has decided that this is allowed. */
export async function correctCounts(
  ctx: CommandContext,
  {
    series,
    correction,
    minutes,
  }: { readonly series: string; readonly correction: string; readonly minutes: readonly Minute[] },
): Promise<void> {
  const starts = minutes.map(({ at }) => at);
  const entry = ctx.record(telemetryTaken, {
    resource: { kind: 'telemetry-source', id: CORRECTIONS },
    data: {
      source: CORRECTIONS,
      series: [series],
      changed: minutes.length,
      repeated: 0,
      late: 0,
      from: new Date(Math.min(...starts)).toISOString(),
      to: new Date(Math.max(...starts)).toISOString(),
    },
  });
  const taken = minutes.map(({ part, at, total, bad }) => ({ part, minute: new Date(at), total: -total, bad: -bad }));
  await writeSamples(
    taken.map((each) => ({
      ...each,
      series,
      source: CORRECTIONS,
      stream: correction,
      cause: '',
      sequence: 0n,
      received_at: ctx.now,
      last_entry: entry,
    })),
  )?.execute(ctx.tx);
  await addToRollUps(
    ctx.tx,
    taken.map((each) => ({ ...each, series })),
  );
  await ctx.use(hooksService).onTelemetry(ctx, [series]);
}
