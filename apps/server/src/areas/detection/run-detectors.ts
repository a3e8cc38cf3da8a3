import { detect, type Reading } from '@muster/ml-stats';
import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { nextStep } from './domain/episode.ts';
import { isMute, type Detector } from './domain/detector.ts';
import { warmUpOf } from './domain/read-parameters.ts';
import { seriesText } from './domain/series-spec.ts';
import { wholeHour } from './evaluate-version.ts';
import { anomalyFound, anomalyOver } from './ledger-actions.ts';
import { readHours } from './read-series.ts';
import { saveScore } from './store/detectors.ts';
import { closeEpisode, insertEpisode, markCalm, openEpisodes } from './store/episodes.ts';
import { newEpisodeId, tellFinding } from './tell-finding.ts';

/** Hours added to what a detector requires, to have some history to evaluate. */
const MORE_HOURS = 48;
const MINUTES_PER_HOUR = 60;

/** Runs a detector on its series up to the last complete hour; each episode it finds is one incident (GOV 7.9). */
export async function runDetector(ctx: CommandContext, detector: Detector): Promise<void> {
  ctx.notBefore(detector.lastInstant);
  const to = wholeHour(ctx.now, ctx.policies.current);
  const hours = warmUpOf(detector.parameters) + MORE_HOURS;
  const from = addMinutes(to, -hours * MINUTES_PER_HOUR);
  const series = await Promise.all(detector.series.map(async (spec) => readHours(ctx.tx, spec, from, to)));
  const reading = detect(detector.parameters, series).at(-1) ?? null;
  await saveScore(ctx.tx, detector.id, reading?.score, ctx.now);
  await follow(ctx, detector, reading, addMinutes(to, -MINUTES_PER_HOUR));
}

async function follow(ctx: CommandContext, detector: Detector, reading: Reading, at: Date): Promise<void> {
  const { anomalies, episode } = ctx.policies.current.detection;
  const [open] = await openEpisodes(ctx.tx, detector.id);
  // A muted detector opens nothing, but an open episode still ends.
  const isFound = reading?.isAnomaly === true && !(open === undefined && isMute(detector, ctx.now));
  const found = isFound ? anomalies.opens : undefined;
  const next = nextStep(open, found, ctx.now, episode.endsAfterCalm.minutes);
  const resource = { kind: 'detector', id: detector.id } as const;
  if (next.step === 'open' && reading !== null) {
    await tellAnomaly(ctx, detector, { score: reading.score, at, isDrill: false });
  } else if (open !== undefined && (next.step === 'calm' || next.step === 'resume')) {
    await markCalm(ctx.tx, open.id, next.step === 'calm' ? ctx.now : undefined);
  } else if (open !== undefined && next.step === 'close') {
    const since = (open.calmSince ?? ctx.now).toISOString();
    const data = { episode: open.id, detector: detector.id, since };
    const entry = ctx.record(anomalyOver, { resource, touched: [open.incidentId], clause: anomalies.clause, data });
    await closeEpisode(ctx.tx, open.id, ctx.now, entry);
  }
}

/** Opens the incident for an anomaly, or for a drill. */
async function tellAnomaly(
  ctx: CommandContext,
  detector: Detector,
  { score, at, isDrill }: { readonly score: number; readonly at: Date; readonly isDrill: boolean },
): Promise<string> {
  const { anomalies } = ctx.policies.current.detection;
  const id = newEpisodeId(ctx);
  const severity = anomalies.opens;
  const says = `unusual: ${detector.series.map(seriesText).join(', ')} (score ${score.toFixed(2)})`;
  const { incidentId } = await tellFinding(
    ctx,
    id,
    {
      kind: 'anomaly',
      severity,
      title: `${detector.name}: ${says}`,
      description: `What the detector saw, hour by hour: /detectors/${detector.id}`,
      isDrill,
    },
    undefined,
  );
  const entry = ctx.record(anomalyFound, {
    resource: { kind: 'detector', id: detector.id },
    touched: [incidentId],
    clause: anomalies.clause,
    data: {
      episode: id,
      detector: detector.id,
      severity,
      drill: isDrill,
      score: score.toFixed(2),
      at: at.toISOString(),
    },
  });
  const closedAt = isDrill ? ctx.now : undefined;
  const episode = { id, kind: 'anomaly' as const, subject: detector.id, incidentId, severity, isDrill };
  await insertEpisode(ctx.tx, { ...episode, openedAt: ctx.now, calmSince: undefined, closedAt, says }, entry);
  return incidentId;
}
