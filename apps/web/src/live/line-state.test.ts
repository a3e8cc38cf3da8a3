import { expect, test } from 'vitest';
import { parseLiveEntry, staleKeys } from './line-state.ts';

test('an event that is no entry is passed over', () => {
  expect(
    parseLiveEntry(
      '{"seq":7,"action":"incident.acknowledged","things":[{"kind":"incident","id":"i","name":"INC-7KQ2F"}]}',
    ),
  ).toEqual({
    seq: 7,
    action: 'incident.acknowledged',
    things: [{ kind: 'incident', id: 'i', name: 'INC-7KQ2F' }],
  });
  expect(parseLiveEntry('ping')).toBeUndefined();
  expect(parseLiveEntry('{"seq":"7"}')).toBeUndefined();
});

const incident = { kind: 'incident', id: 'i', name: 'INC-7KQ2F' };

test('a burst about one incident makes its page, the lists and the ledger old, each once', () => {
  const entries = [1, 2, 3].map((seq) => ({ seq, action: 'incident.noted', things: [incident] }));
  expect(staleKeys(entries)).toEqual([
    ['ledger', 'newest'],
    ['overview'],
    ['incidents', 'one', 'INC-7KQ2F'],
    ['incidents', 'list'],
  ]);
});

test('a batch of alerts makes the pages of the incidents that it joined old, and no other incident’s', () => {
  const stale = staleKeys([{ seq: 1, action: 'alerts.received', things: [incident] }]);
  expect(stale).toEqual(expect.arrayContaining([['alerts'], ['incidents', 'one', 'INC-7KQ2F']]));
  expect(stale).not.toContainEqual(['incidents', 'one']);
});

test('a change of the policy leaves the pages of other incidents alone', () => {
  expect(staleKeys([{ seq: 1, action: 'policy.activated', things: [] }])).toEqual([
    ['ledger', 'newest'],
    ['overview'],
    ['policy'],
    ['session'],
  ]);
});
