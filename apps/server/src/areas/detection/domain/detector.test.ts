import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { unlessFit, type Detector } from './detector.ts';
import { parametersText, readParameters } from './read-parameters.ts';
import { readSeries, seriesText } from './series-spec.ts';

const tested = {
  steps: 700,
  judged: 500,
  episodes: 2,
  found: 2,
  medianDelay: 1,
  longestDelay: 2,
  falseAlarms: 5,
  falseAlarmsPerThousand: 10,
};
const detector: Detector = {
  id: asId('d'),
  name: 'incidents',
  series: [{ of: 'incidents' }],
  parameters: { kind: 'change_points', window: 100, minimumLength: 5, penalty: 6, leastDeviation: 1 },
  state: 'proposed',
  backTest: tested,
  backTestedAt: new Date(0),
  mutedUntil: undefined,
  mutedWhy: undefined,
  score: undefined,
  judgedAt: undefined,
  version: 1,
  lastInstant: new Date(0),
};
const limits = { needsSteps: 336, falseAlarmsPerThousandAtMost: 10 };
const refusal = (given: Partial<Detector>) => unlessFit({ ...detector, ...given }, limits, '7.9')?.code;

describe('a detector watches only after a back-test that speaks for it [GOV 7.9]', () => {
  test.each([
    [undefined, {}],
    ['detection/not-tested', { backTest: undefined }],
    ['detection/too-little-recorded', { backTest: { ...tested, judged: 335 } }],
    ['detection/too-many-false-alarms', { backTest: { ...tested, falseAlarmsPerThousand: 10.1 } }],
    ['detection/finds-nothing', { backTest: { ...tested, found: 0 } }],
    ['detection/not-proposed', { state: 'active' as const }],
  ])('%s', (code, given) => {
    expect(refusal(given)).toBe(code);
  });
});

describe('parameters', () => {
  test('that are not named are as usual, and read as they are written', () => {
    const read = readParameters('seasonal', 'season=24 deviations=8.5 direction=above');
    expect(read).toEqual({
      kind: 'seasonal',
      season: 24,
      seasons: 4,
      minimumSeasons: 2,
      deviations: 8.5,
      inARow: 1,
      leastDeviation: 1,
      direction: 'above',
    });
    if ('problems' in read) throw new Error('no parameters');
    expect(readParameters('seasonal', parametersText(read))).toEqual(read);
  });

  test.each(['season=0', 'season=1.5', 'season=', 'penalty=3', 'direction=up', '__proto__=1', 'season=1e9'])(
    '%s is refused',
    (text) => {
      expect(readParameters('seasonal', text)).toHaveProperty('problems');
    },
  );
});

describe('series', () => {
  test.each(['incidents', 'telemetry/ML-SLO-001/bad-share', 'model/0198e2a0-0000-7000-8000-0000000000c1/accuracy'])(
    '%s is read as it is written',
    (text) => {
      const read = readSeries(text);
      expect(read && seriesText(read)).toBe(text);
    },
  );

  test.each([
    '',
    'alerts',
    'incidents/x',
    'telemetry/ML-SLO-001',
    'telemetry/../total',
    'model/x/accuracy',
    'telemetry/a/total/b',
  ])('“%s” is none', (text) => {
    expect(readSeries(text)).toBeUndefined();
  });
});
