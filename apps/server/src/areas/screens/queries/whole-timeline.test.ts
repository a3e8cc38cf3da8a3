import { expect, test } from 'vitest';
import type { AlertMoment } from '../../alerts/public.ts';
import { alertItems } from './whole-timeline.ts';

const moment: AlertMoment = {
  event: 'began',
  span: new Date('2026-11-02T09:00:00Z'),
  first: new Date('2026-11-02T09:00:10Z'),
  last: new Date('2026-11-02T09:00:40Z'),
  alerts: 2,
  names: [{ name: 'FraudLatencyP99', alerts: 2 }],
  otherNames: 0,
};

test('a line before the oldest alerts says that there are more, exactly if there are', () => {
  const [whole, cut] = [true, false].map((isWhole) => alertItems({ moments: [moment], isWhole }));
  expect(whole?.map(({ id }) => id)).toEqual(['alerts/began/2026-11-02T09:00:00.000Z']);
  expect(cut?.map(({ id, at }) => [id, at])).toEqual([
    ['alerts/earlier', '2026-11-02T09:00:10.000Z'],
    ['alerts/began/2026-11-02T09:00:00.000Z', '2026-11-02T09:00:10.000Z'],
  ]);
  expect(alertItems({ moments: [], isWhole: false })).toEqual([]);
});
