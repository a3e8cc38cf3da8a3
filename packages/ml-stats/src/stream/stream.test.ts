import { expect, test } from 'vitest';
import { scipy } from '../../fixtures/scipy.ts';
import { adwin } from './adwin.ts';
import { pageHinkley, type Stream } from './page-hinkley.ts';

const seenAt = (stream: Stream, values: readonly number[]) =>
  values.flatMap((value, at) => (stream.next(value) ? [at] : []));

test('ADWIN tells the change of the peers’ example stream at 1023, as it does with every cut tried [GOV 7.9]', () => {
  expect(seenAt(adwin(), scipy.stream)).toEqual([1023]);
});

test('Page–Hinkley tells it at 1006 [GOV 7.9]', () => {
  expect(seenAt(pageHinkley(), scipy.stream)).toEqual([1006]);
});

test('a fall is told as a rise is', () => {
  const falling = scipy.stream.map((value) => -value);
  expect(seenAt(pageHinkley(), falling)).toEqual([1006]);
  expect(seenAt(adwin(), falling)).toEqual([1023]);
});

test('a constant stream never changes', () => {
  const constant = Array.from({ length: 5_000 }, () => 3);
  expect(seenAt(adwin(), constant)).toEqual([]);
  expect(seenAt(pageHinkley(), constant)).toEqual([]);
});

test('what follows a detection is judged again', () => {
  const twice = [0, 9, 0].flatMap((level) => Array.from({ length: 400 }, (_, i) => level + (i % 2)));
  expect(seenAt(pageHinkley(), twice)).toHaveLength(2);
  expect(seenAt(adwin(), twice)).toHaveLength(2);
});
