import { expect, test } from 'vitest';
import { knownTimeZone } from './time-zone.ts';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Mars/Olympus', undefined],
  ['', undefined],
])('%j is the zone %j', (given, zone) => {
  const known = knownTimeZone(given);
  expect(known.ok ? known.value : undefined).toBe(zone);
});

test('an unknown one is refused by its field, with a way to write it', () => {
  expect(knownTimeZone('Mars/Olympus')).toMatchObject({ ok: false, error: { code: 'identity/unknown-time-zone' } });
});
