import { expect, test } from 'vitest';
import { parseFacts } from './facts.ts';

test('facts are written as people say them', () => {
  expect(
    parseFacts([
      'outage=full',
      'usersImpactedShare=14%',
      'sloBreachMinutes=34',
      'workaround=no',
      'caughtByMonitoring=yes',
    ]),
  ).toEqual({
    outage: 'full',
    usersImpactedShare: 0.14,
    sloBreachMinutes: 34,
    workaround: false,
    caughtByMonitoring: true,
  });
});

test.each(['outage', '=full', 'outage=', 'out age=full'])('"%s" is no fact', (text) => {
  expect(() => parseFacts([text])).toThrow('name=value');
});
