import type { CommandContext } from '../../platform/commands/context.ts';
import { telemetrySourceEnded, telemetryTaken } from './ledger-actions.ts';
import { connectSources, endSources, lockSources, markHeard } from './store/sources.ts';

/**
 * Records that a source is alive with nothing to count. The first time connects it: from then on, its silence means
 * that the state is unknown (R10).
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

/** Disconnects a source on purpose: its silence no longer matters. Its counts stay. */
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
