import type { CommandContext } from '../../platform/commands/context.ts';
import { telemetrySourceEnded, telemetryTaken } from './ledger-actions.ts';
import { connectSources, endSources, lockSources, markHeard } from './store/sources.ts';

/**
 * A source is alive and has nothing to count. The first time connects it: from then on its silence means that nobody knows
 * (R10).
 */
export async function hear(ctx: CommandContext, source: string, series: readonly string[]): Promise<void> {
  const known = await lockSources(ctx.tx, source, series);
  const isNew = series.filter((name) => !known.some((each) => each.series === name && each.endedAt === undefined));
  if (isNew.length > 0) {
    const at = ctx.now.toISOString();
    const entry = ctx.record(telemetryTaken, {
      resource: { kind: 'telemetry-source', id: source },
      data: { source, series: isNew, changed: 0, repeated: 0, late: 0, from: at, to: at },
    });
    await connectSources(ctx.tx, { source, series: isNew, at: ctx.now, entry });
  }
  await markHeard(ctx.tx, source, series, ctx.now);
}

/** A source is taken away on purpose: its silence says nothing any more. What it counted stays. */
export async function disconnect(ctx: CommandContext, source: string, series: readonly string[]): Promise<void> {
  const known = (await lockSources(ctx.tx, source, series)).filter(({ endedAt }) => endedAt === undefined);
  if (known.length === 0) return;
  const ended = known.map((each) => each.series);
  const entry = ctx.record(telemetrySourceEnded, {
    resource: { kind: 'telemetry-source', id: source },
    data: { source, series: ended },
  });
  await endSources(ctx.tx, source, ended, ctx.now, entry);
}
