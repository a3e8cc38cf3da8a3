import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { joinRuns, runOf, stateOf } from './run.ts';
import type { RunEvent } from './run-event.ts';

const RUN = '0198e2a0-0000-7000-8000-0000000000a1';
const instant = fc.integer({ min: 0, max: 12 }).map((minute) => new Date(Date.UTC(2026, 10, 2, 9, minute)));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const event: fc.Arbitrary<RunEvent> = fc.record({
  job: fc.constant({ namespace: 'prod', name: 'orders' }),
  runId: fc.constant(RUN),
  at: instant,
  type: maybe(fc.constantFrom('START' as const, 'COMPLETE' as const, 'ABORT' as const, 'FAIL' as const)),
  nominalStart: maybe(instant),
  nominalEnd: maybe(instant),
  parentRun: maybe(fc.constantFrom('a', 'b')),
  integration: maybe(fc.constantFrom('AIRFLOW', 'DBT')),
  error: maybe(fc.constantFrom(ownWords('disk full'), ownWords('no such table'))),
});
const events = fc.array(event, { minLength: 1, maxLength: 8 });
const heard = (all: readonly RunEvent[]) => all.map(runOf).reduce(joinRuns);

test('a run is the same in whatever order its events come, and however often each does [GOV 4.4]', () => {
  fc.assert(
    fc.property(
      events.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.array(fc.constantFrom(...all), { maxLength: 6 }),
        ),
      ),
      ([all, shuffled, again]) => {
        expect(heard([...shuffled, ...again])).toEqual(heard(all));
      },
    ),
    { seed: 1, numRuns: 100 * depth },
  );
});

test('however events are grouped into batches, the run is the same', () => {
  fc.assert(
    fc.property(events, events, events, (one, two, three) => {
      const [a, b, c] = [heard(one), heard(two), heard(three)];
      expect(joinRuns(joinRuns(a, b), c)).toEqual(joinRuns(a, joinRuns(b, c)));
    }),
    { seed: 2, numRuns: 50 * depth },
  );
});

test('nothing that an event leaves out takes back what another said', () => {
  fc.assert(
    fc.property(events, instant, (all, at) => {
      const before = heard(all);
      const bare: RunEvent = {
        job: { namespace: 'prod', name: 'orders' },
        runId: RUN,
        at,
        type: undefined,
        nominalStart: undefined,
        nominalEnd: undefined,
        parentRun: undefined,
        integration: undefined,
        error: undefined,
      };
      const { firstEventAt: _first, lastEventAt: _last, ...kept } = joinRuns(before, runOf(bare));
      expect(before).toMatchObject(kept);
    }),
    { seed: 3, numRuns: 50 * depth },
  );
});

test('the earliest START and the latest end stand; of two ends at one instant the worse', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
  const told = (minute: number, type: RunEvent['type']): RunEvent => ({
    job: { namespace: 'prod', name: 'orders' },
    runId: RUN,
    at: at(minute),
    type,
    nominalStart: undefined,
    nominalEnd: undefined,
    parentRun: undefined,
    integration: undefined,
    error: undefined,
  });
  const run = heard([told(9, 'COMPLETE'), told(5, 'START'), told(2, 'START'), told(9, 'FAIL'), told(7, 'COMPLETE')]);
  expect(run).toMatchObject({ startedAt: at(2), ended: { at: at(9), how: 'FAIL' } });
  expect(stateOf(run)).toBe('failed');
});
