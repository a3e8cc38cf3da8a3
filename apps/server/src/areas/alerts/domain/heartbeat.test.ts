import { expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { dueAfterChange, silenceOf } from './heartbeat.ts';

const ten = new Date('2026-11-02T10:00:00Z');
const beat = { heardAt: ten, everyMinutes: 5 };
const at = (minutes: number) => addMinutes(ten, minutes);

test('a heartbeat is silent once its time is up, and not a moment before', () => {
  expect(silenceOf(beat, { dueAt: at(4), now: new Date(at(5).getTime() - 1) })).toEqual({ waitUntil: at(5) });
  expect(silenceOf(beat, { dueAt: at(5), now: at(5) })).toBe('silent');
  expect(silenceOf(beat, { dueAt: at(5), now: at(6) })).toBe('silent');
});

test('after Muster itself was away each has its time again, for nobody could be heard', () => {
  expect(silenceOf(beat, { dueAt: at(5), now: at(7) })).toEqual({ waitUntil: at(12) });
});

test('after a change of its interval it is looked at by the new one, and never later than was promised before', () => {
  expect(dueAfterChange(beat, 60, at(3))).toEqual(at(60));
  const hourly = { heardAt: ten, everyMinutes: 60 };
  expect(dueAfterChange(hourly, 5, at(3))).toEqual(at(5));
  expect(dueAfterChange(hourly, 5, at(30))).toEqual(at(35));
  expect(dueAfterChange(hourly, 30, at(50))).toEqual(at(60));
  // Muster was down past the promised time, so the full interval starts again.
  expect(dueAfterChange(hourly, 5, at(90))).toEqual(at(95));
});
