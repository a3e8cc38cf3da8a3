import { detect } from '@muster/ml-stats';
import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { detectorThing } from '../detector-thing.ts';
import { isMute, type Detector as Found } from '../domain/detector.ts';
import { parametersText, warmUpOf } from '../domain/read-parameters.ts';
import { seriesText } from '../domain/series-spec.ts';
import { wholeHour } from '../evaluate-version.ts';
import { readHours } from '../read-series.ts';
import { readDetector } from '../store/detectors.ts';
import { verbsOnDetector } from '../verbs.ts';
import type { Detector, DetectorPage } from './detector-schema.ts';
import type { DetectionReader } from './reads.ts';

/** Detectors as this actor sees them. */
export async function detectorViews(
  reader: DetectionReader,
  actor: Actor,
  detectors: readonly Found[],
): Promise<readonly Static<typeof Detector>[]> {
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnDetector), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  return detectors.map((detector) => {
    const { id, name, parameters, state, backTest, backTestedAt, mutedUntil, mutedWhy, score, judgedAt } = detector;
    const mute = isMute(detector, reader.now);
    return {
      id,
      name,
      kind: parameters.kind,
      series: detector.series.map(seriesText),
      parameters: parametersText(parameters),
      state,
      ...(backTest === undefined ? {} : { backTest }),
      ...(backTestedAt === undefined ? {} : { backTestedAt: backTestedAt.toISOString() }),
      ...(mute && mutedUntil !== undefined ? { mutedUntil: mutedUntil.toISOString() } : {}),
      ...(mute && mutedWhy !== undefined ? { mutedWhy } : {}),
      ...(score === undefined ? {} : { score }),
      ...(judgedAt === undefined ? {} : { judgedAt: judgedAt.toISOString() }),
      version: detector.version,
      may: mayOn(verbsOnDetector, detector, decisions, here),
    };
  });
}

/** Two weeks. */
const SHOWN_HOURS = 336;
const MINUTES_PER_HOUR = 60;

/** One detector with its series and its reading for each hour. */
export async function getDetector(
  reader: DetectionReader,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof DetectorPage>, AppError>> {
  const detector = await readDetector(reader.db, asId(id));
  const [view] = detector === undefined ? [] : await detectorViews(reader, actor, [detector]);
  if (detector === undefined || view === undefined) return err(detectorThing.missing);
  const to = wholeHour(reader.now, reader.policies.current);
  const begin = addMinutes(to, -(warmUpOf(detector.parameters) + SHOWN_HOURS) * MINUTES_PER_HOUR);
  const series = await Promise.all(detector.series.map(async (spec) => readHours(reader.db, spec, begin, to)));
  const readings = detect(detector.parameters, series).slice(-SHOWN_HOURS);
  const values = (series[0] ?? []).slice(-SHOWN_HOURS);
  return ok({
    ...view,
    from: addMinutes(to, -SHOWN_HOURS * MINUTES_PER_HOUR).toISOString(),
    hours: readings.map((reading, i) => ({
      value: values[i] ?? null,
      ...(reading?.expected === undefined ? {} : { expected: reading.expected }),
      ...(reading === null ? {} : { score: reading.score }),
      isAnomaly: reading?.isAnomaly === true,
    })),
  });
}
