import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../kernel/result.ts';
import { createKeptLog } from '../../testing/kept-log.ts';
import type { OutgoingError, OutgoingResponse } from '../outgoing/outgoing.ts';
import { createDeadMansSwitch } from './dead-mans-switch.ts';

const answered = (status: number): Result<OutgoingResponse, OutgoingError> =>
  ok({ status, headers: {}, body: new Uint8Array() });

function createSwitch(
  options: { isWell?: () => Result<undefined, string>; answer?: Result<OutgoingResponse, OutgoingError> } = {},
) {
  const calls: string[] = [];
  const log = createKeptLog();
  const deadMansSwitch = createDeadMansSwitch({
    url: 'https://watch.example/SECRET',
    everySeconds: 30,
    isWell: options.isWell ?? (() => ok(undefined)),
    send: async (request) => (calls.push(request.url), options.answer ?? answered(200)),
    log,
  });
  return { deadMansSwitch, calls, log };
}

test('the watcher is called while worker and sequencer are well', async () => {
  const { deadMansSwitch, calls, log } = createSwitch();
  expect(await deadMansSwitch.beat()).toBe('called');
  expect(calls).toEqual(['https://watch.example/SECRET']);
  expect(log.events).toEqual([]);
});

test('the watcher is not called when a part is unwell, so that it raises the alarm', async () => {
  const { deadMansSwitch, calls, log } = createSwitch({ isWell: () => err('the worker has not moved for 90 s') });
  expect(await deadMansSwitch.beat()).toBe('withheld');
  expect(calls).toEqual([]);
  expect(log.events).toMatchObject([
    { level: 'error', event: 'dead_mans_switch.withheld', fields: { why: 'the worker has not moved for 90 s' } },
  ]);
});

test('a health check that breaks counts as unwell', async () => {
  const broken = () => {
    throw new Error('boom');
  };
  const { deadMansSwitch, calls } = createSwitch({ isWell: broken });
  expect(await deadMansSwitch.beat()).toBe('withheld');
  expect(calls).toEqual([]);
});

test.each([
  ['refuses', answered(500)],
  [
    'cannot be reached',
    err({ kind: 'unreachable', public: 'watch.example could not be reached.', isWorthRetrying: true } as const),
  ],
])('a watcher that %s is logged, without its URL, and nothing breaks', async (_, answer) => {
  const { deadMansSwitch, log } = createSwitch({ answer });
  expect(await deadMansSwitch.beat()).toBe('unanswered');
  expect(log.events).toMatchObject([{ level: 'warn', event: 'dead_mans_switch.unanswered' }]);
  expect(JSON.stringify(log.events)).not.toContain('SECRET');
});

test('it beats once when started', async () => {
  const { deadMansSwitch, calls } = createSwitch();
  deadMansSwitch.start();
  deadMansSwitch.stop();
  expect(calls).toHaveLength(1);
});
