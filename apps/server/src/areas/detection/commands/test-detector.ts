import { backTest, detect } from '@muster/ml-stats';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { detectorThing } from '../detector-thing.ts';
import { wholeHour } from '../evaluate-version.ts';
import { detectorTested } from '../ledger-actions.ts';
import { detectionPermissions } from '../permissions.ts';
import { BackTestView } from '../queries/back-test-schema.ts';
import { readHours } from '../read-series.ts';
import { warmUpOf } from '../domain/read-parameters.ts';
import { saveDetector } from '../store/detectors.ts';

const HOUR_MS = 3_600_000;
const MINUTES_PER_HOUR = 60;
/** An alarm up to this many hours after an episode's end counts as late, not false. */
const GRACE = 2;

/** Back-tests a detector on recorded data: what it would have found, how late, and how many false alarms. */
export const testDetector = verb(detectorThing, {
  name: 'test',
  words: {
    label: 'Test',
    does: 'test it on recorded data: what it would have found, with what delay, and how many false alarms',
    done: 'Tested on the recorded data.',
    next: 'muster detector activate <key>',
  },
  clauses: ['7.9'],
  permission: detectionPermissions.keep,
  fields: {
    real: Type.Optional(
      Type.String({
        maxLength: 4000,
        ...field({
          asks: 'What was really unusual, as from/to, separated by spaces',
          help: 'what was really unusual: 2026-11-02T09:00Z/2026-11-02T12:00Z, separated by spaces',
        }),
      }),
    ),
  },
  answer: BackTestView,
  async decide(ctx, { thing: detector, input: { real = '' }, policy }) {
    const { needsSteps } = policy.detection.anomalies.backTest;
    const to = wholeHour(ctx.now, policy);
    const hours = warmUpOf(detector.parameters) + 2 * needsSteps;
    const from = addMinutes(to, -hours * MINUTES_PER_HOUR);
    const episodes = readEpisodes(real, from);
    if (episodes === undefined) return err(noEpisodes);
    const series = await Promise.all(detector.series.map(async (spec) => readHours(ctx.tx, spec, from, to)));
    const tested = backTest(detect(detector.parameters, series), episodes, GRACE);
    const { steps, judged, found, falseAlarms } = tested;
    const entry = ctx.record(detectorTested, {
      resource: { kind: 'detector', id: detector.id },
      clause: policy.detection.anomalies.clause,
      data: { detector: detector.id, steps, judged, episodes: episodes.length, found, falseAlarms },
    });
    await saveDetector(ctx.tx, detector, { backTest: tested, backTestedAt: ctx.now }, ctx.now, entry);
    return ok(tested);
  },
});

function readEpisodes(text: string, begin: Date): { from: number; to: number }[] | undefined {
  const spans = text.split(/\s+/).filter((each) => each !== '');
  const episodes = spans.map((span) => {
    const [from = Number.NaN, to = Number.NaN] = span
      .split('/')
      .map((at) => Math.floor((Date.parse(at) - begin.getTime()) / HOUR_MS));
    return { from, to };
  });
  return episodes.every(({ from, to }) => from >= 0 && to >= from) ? episodes : undefined;
}

const noEpisodes: AppError = {
  kind: 'invalid',
  code: 'detection/no-episodes',
  public: 'Those times are outside the recorded data.',
  remedy: 'Write each as from/to, such as 2026-11-02T09:00Z/2026-11-02T12:00Z.',
};
