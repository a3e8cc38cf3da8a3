import { expect, test } from 'vitest';
import { parseLiveEntry, staleKeys } from './line-state.ts';

test('an event that is no entry is passed over', () => {
  expect(parseLiveEntry('{"seq":7,"action":"incident.acknowledged","incident":"INC-7KQ2F"}')).toEqual({
    seq: 7,
    action: 'incident.acknowledged',
    incident: 'INC-7KQ2F',
  });
  expect(parseLiveEntry('ping')).toBeUndefined();
  expect(parseLiveEntry('{"seq":"7"}')).toBeUndefined();
});

test('a burst about one incident makes its page, the lists and the ledger old, each once', () => {
  const entries = [1, 2, 3].map((seq) => ({ seq, action: 'incident.noted', incident: 'INC-7KQ2F' }));
  expect(staleKeys(entries)).toEqual([
    ['ledger'],
    ['overview'],
    ['incidents', 'one', 'INC-7KQ2F'],
    ['incidents', 'list'],
  ]);
});

test('a batch of alerts makes the open incident old, whose alerts may have grown', () => {
  expect(staleKeys([{ seq: 1, action: 'alerts.received' }])).toEqual(
    expect.arrayContaining([['alerts'], ['incidents', 'one']]),
  );
});

test('a change of the policy leaves the pages of other incidents alone', () => {
  expect(staleKeys([{ seq: 1, action: 'policy.activated' }])).toEqual([
    ['ledger'],
    ['overview'],
    ['policy'],
    ['session'],
  ]);
});
