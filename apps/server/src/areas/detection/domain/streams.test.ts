import { expect, test } from 'vitest';
import { watchStreams } from './streams.ts';

const HOUR = 3_600_000;
const parameters = {
  adwin: { delta: 0.002, clock: 1, bucketsPerRow: 5, minimumSide: 5, grace: 10 },
  pageHinkley: { minimum: 30, delta: 0.005, threshold: 0.5, alpha: 0.9999 },
};
const hours = (errors: readonly number[]) =>
  errors.map((errorShare, i) => ({ at: new Date(i * HOUR), errorShare, meanScore: undefined }));

test('more errors than before are seen within hours, and told as long as the window reaches [GOV 7.9]', () => {
  const calm = Array.from({ length: 200 }, (_, i) => 0.05 + (i % 3) * 0.01);
  const bad = Array.from({ length: 30 }, () => 0.35);
  const found = watchStreams(hours([...calm, ...bad]), parameters, new Date(200 * HOUR));
  expect(found.map(({ detector }) => detector)).toContain('page-hinkley');
  expect(found.every(({ stream, at }) => stream === 'error-share' && Date.parse(at) < 225 * HOUR)).toBe(true);
  expect(watchStreams(hours([...calm, ...bad]), parameters, new Date(229 * HOUR))).toEqual([]);
  expect(watchStreams(hours(calm), parameters, new Date(0))).toEqual([]);
});
