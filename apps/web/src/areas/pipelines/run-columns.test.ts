import { expect, test } from 'vitest';
import { runColumns } from './run-columns.ts';

const at = (hour: number) => `2026-11-02T0${hour}:00:00.000Z`;
const run = (n: number, given: object = {}) =>
  ({ runId: String(n), state: 'complete', startedAt: at(n), ...given }) as never;
const due = (hour: number, verdict: string) => ({ slotAt: at(hour), verdict, judgedBy: at(hour + 2) }) as never;

test('each scheduled start has its place, whether a run answered it or not, and so has a run of its own', () => {
  const columns = runColumns(
    {
      runs: [run(4), run(3, { state: 'failed', slotAt: at(1) }), run(2, { slotAt: at(1) })],
      expected: [due(3, 'never-started'), due(1, 'good')],
    },
    10,
  );
  expect(columns.map(({ at: time, run: shown, expected }) => [time, shown?.runId, expected?.verdict])).toEqual([
    [at(1), '2', 'good'],
    [at(3), undefined, 'never-started'],
    [at(4), '4', undefined],
  ]);
});

test('the newest are shown', () => {
  expect(runColumns({ runs: [run(3), run(2), run(1)], expected: [] }, 2).map(({ at: time }) => time)).toEqual([
    at(2),
    at(3),
  ]);
});
